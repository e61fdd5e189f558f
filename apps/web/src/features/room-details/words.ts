import { wordsOf } from '../../shared/i18n/words-of';

/** The words of the panel with the details of a room. */
export const english = {
  title: 'Details',
  show: 'Details of the room',
  close: 'Close the details',
  about: 'About',
  topic: 'Topic',
  noTopic: 'No topic yet',
  description: 'Description',
  made: 'Made',
  madeBy: '{{day}} by {{who}}',
  madeByYou: '{{day}} by you',
  edit: 'Change',
  people: 'People',
  allPeople: 'All people',
  pins: 'Pinned',
  allPins: 'All pinned messages',
  noPins: 'Nothing is pinned here.',
  files: 'Files',
  noFiles: 'No files yet.',
  moreFiles: 'Show more',
  goTo: 'Go to the message with {{name}}',
  failed: 'This could not be loaded',
  retry: 'Try again',
  aFile: 'A file',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    roomDetails: typeof english;
  }
}

export const words = wordsOf('roomDetails', english);
