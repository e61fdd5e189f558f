import { Monitor, Moon, Sun } from 'lucide-react';
import { cn } from '../../shared/ui/cn';
import { chooseTheme, type ThemeChoice, useThemeChoice } from './theme';

const words = { title: 'Theme', system: 'Like the device', light: 'Light', dark: 'Dark' };

const choices = [
  { value: 'system', icon: Monitor },
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
] as const satisfies { value: ThemeChoice; icon: unknown }[];

/** Light or dark, or as the device has it. */
export function ThemeChoiceField() {
  const chosen = useThemeChoice();
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-small">{words.title}</legend>
      <div className="grid max-w-150 gap-2 wide:grid-cols-3">
        {choices.map(({ value, icon: Icon }) => (
          <label
            key={value}
            className={cn(
              'flex min-h-11 cursor-pointer items-center gap-2.5 rounded-control border px-3 has-focus-visible:outline-2 has-focus-visible:outline-focus',
              chosen === value
                ? 'border-accent bg-accent-soft text-accent-ink'
                : 'border-line-strong/60 hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name="theme"
              value={value}
              checked={chosen === value}
              onChange={() => chooseTheme(value)}
              className="sr-only"
            />
            <Icon aria-hidden className="size-4.5" strokeWidth={1.75} />
            {words[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
