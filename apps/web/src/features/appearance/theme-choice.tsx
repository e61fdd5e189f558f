import { Monitor, Moon, Sun } from 'lucide-react';
import { ChoiceCards } from './choice-cards';
import { chooseTheme, type ThemeChoice, useThemeChoice } from './theme';
import { words } from './words';

const choices = [
  { value: 'system', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
] as const satisfies { value: ThemeChoice; icon: unknown }[];

/** Light or dark, or as the device has it. */
export function ThemeChoiceField() {
  return (
    <ChoiceCards
      title={words.theme}
      name="theme"
      choices={choices.map((choice) => ({ ...choice, label: words.themes[choice.value] }))}
      chosen={useThemeChoice()}
      onChoose={chooseTheme}
    />
  );
}
