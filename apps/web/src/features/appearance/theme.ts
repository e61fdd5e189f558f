import { useSyncExternalStore } from 'react';

/** What one may choose; `system` follows the device. */
export type ThemeChoice = 'system' | 'light' | 'dark';

// The same key as in /theme.js, which sets the theme before the first paint.
const STORAGE_KEY = 'confab.theme';
const BAR_COLOURS = { light: '#f5f8f8', dark: '#10171a' };
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

let choice = readChoice();

function apply(): void {
  const dark = choice === 'dark' || (choice === 'system' && systemIsDark.matches);
  const theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', BAR_COLOURS[theme]);
  for (const listener of listeners) listener();
}

systemIsDark.addEventListener('change', apply);
window.addEventListener('storage', (event) => {
  if (event.key !== STORAGE_KEY) return;
  choice = readChoice();
  apply();
});

/** Sets the theme for this browser. */
export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  try {
    if (next === 'system') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // Holds until the page is left.
  }
  apply();
}

/** The chosen theme. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => choice,
  );
}
