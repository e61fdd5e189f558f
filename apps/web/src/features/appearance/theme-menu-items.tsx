import { Monitor, Moon, Sun } from 'lucide-react';
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from '../../shared/ui/menu';
import { chooseTheme, type ThemeChoice, useThemeChoice } from './theme';
import { words } from './words';

const choices = [
  { value: 'system', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
] as const satisfies { value: ThemeChoice; icon: unknown }[];

/** The part of a menu where one chooses between light and dark. */
export function ThemeMenuItems() {
  const chosen = useThemeChoice();
  return (
    <>
      <MenuLabel>{words.menu}</MenuLabel>
      <MenuRadioGroup value={chosen}>
        {choices.map(({ value, icon }) => (
          <MenuRadioItem
            key={value}
            value={value}
            icon={icon}
            onSelect={(event) => {
              // The menu stays open, so that one sees what one chose.
              event.preventDefault();
              chooseTheme(value);
            }}
          >
            {words.themes[value]}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </>
  );
}
