import { wordsOf } from '../../shared/i18n/words-of';

/** The words of the palette that leads anywhere. */
export const english = {
  title: 'Go to…',
  label: 'Search rooms, people and actions',
  placeholder: 'Room, person or action',
  rooms: 'Rooms',
  people: 'People',
  join: 'Channels to join',
  actions: 'Actions',
  nothing: 'Nothing by that name',
  nothingText: 'Try fewer letters, or search the messages.',
  hint: 'Begin with # for rooms, @ for people, > for actions.',
  close: 'Close',
  failed: 'Not everything could be searched. Rooms and actions are listed.',
  members_one: '{{count, number}} member',
  members_other: '{{count, number}} members',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    commandPalette: typeof english;
  }
}

export const words = wordsOf('commandPalette', english);
