import { wordsOf } from './i18n/words-of';

/** The words of what every part of the page uses. */
export const english = {
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  loading: 'Loading',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  notices: 'Notices',
  language: 'Language',
  languageFailed: 'The language could not be loaded',
  today: 'Today',
  yesterday: 'Yesterday',
  until: 'until {{time}}',
  members_one: '{{count, number}} member',
  members_other: '{{count, number}} members',
  others_one: '{{count, number}} other',
  others_other: '{{count, number}} others',
  people: {
    search: 'Search people by name',
    failed: 'People could not be loaded',
    nobody: 'Nobody by that name',
    nobodyText: 'You can find people who share a team with you.',
    nobodyLeft: 'Nobody else to choose',
    nobodyLeftText: 'Everybody you can find is chosen already.',
    alone: 'Nobody else is here yet',
    aloneText: 'Invite people to the team first.',
  },
  keys: { Ctrl: 'Ctrl', Shift: 'Shift', Enter: 'Enter', Esc: 'Esc', Del: 'Del' },
  presence: { online: 'Online', away: 'Away', dnd: 'Do not disturb', offline: 'Offline' },
  failures: {
    offline: 'Confab cannot be reached. Check the connection and try again.',
    wait_one: 'Too many tries. Try again in {{count, number}} second.',
    wait_other: 'Too many tries. Try again in {{count, number}} seconds.',
    internal: 'Something went wrong on the server (request {{requestId}}).',
    unknown: 'Something went wrong here. Reload the page and try again.',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    shared: typeof english;
  }
}

export const words = wordsOf('shared', english);
