import { wordsOf } from '../../shared/i18n/words-of';

/** The words of choosing emoji. */
export const english = {
  choose: 'Choose an emoji',
  search: 'Search emoji',
  loading: 'Loading emoji',
  none: 'No emoji by that name',
  failed: 'The emoji could not be loaded',
  tone: 'Skin tone',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    emoji: typeof english;
  }
}

export const words = wordsOf('emoji', english);
