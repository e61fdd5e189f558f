import { wordsOf } from '../../shared/i18n/words-of';

/** The words of who has read a message. */
export const english = {
  seenBy: 'Who has seen it',
  title: 'Seen by',
  nobody: 'Nobody has seen it yet',
  nobodyText: 'Here stands who has read as far as this message.',
  failed: 'It could not be loaded who has seen it',
  loadMore: 'Show more',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    readers: typeof english;
  }
}

export const words = wordsOf('readers', english);
