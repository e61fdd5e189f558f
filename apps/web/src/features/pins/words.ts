import { wordsOf } from '../../shared/i18n/words-of';

/** The words of pinned messages. */
export const english = {
  pin: 'Pin to this room',
  unpin: 'Take the pin off',
  pinned: 'Pinned',
  title: 'Pinned messages',
  empty: 'Nothing is pinned',
  emptyText: 'What is pinned stays in sight for everybody in the room.',
  failed: 'The pin could not be changed',
  listFailed: 'The pinned messages could not be loaded',
  files: 'Files',
  loadMore: 'Show more',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    pins: typeof english;
  }
}

export const words = wordsOf('pins', english);
