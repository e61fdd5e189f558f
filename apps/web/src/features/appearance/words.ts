import { wordsOf } from '../../shared/i18n/words-of';

/** The words of how the page looks and speaks. */
export const english = {
  theme: 'Theme',
  menu: 'Appearance',
  themes: { system: 'Like the device', light: 'Light', dark: 'Dark' },
  likeTheBrowser: 'Like the browser',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    appearance: typeof english;
  }
}

export const words = wordsOf('appearance', english);
