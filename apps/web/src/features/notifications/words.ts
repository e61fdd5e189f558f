import { wordsOf } from '../../shared/i18n/words-of';

/** The words of notifications on the desktop. */
export const english = {
  offer: 'Hear of messages to you while you are elsewhere?',
  allow: 'Turn on notifications',
  later: 'Not now',
  title: 'Desktop notifications',
  on: 'On',
  off: 'Off',
  blocked: 'Blocked by the browser',
  blockedText: 'Allow notifications for this site in the settings of your browser, then load the page again.',
  turnedOn: 'Notifications are on in this browser',
  from: '{{who}} in {{room}}',
  inThread: '{{who}} in a thread in {{room}}',
  files: 'Sent a file',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    notifications: typeof english;
  }
}

export const words = wordsOf('notifications', english);
