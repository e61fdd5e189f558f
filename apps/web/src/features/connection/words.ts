import { wordsOf } from '../../shared/i18n/words-of';

/** The words of the line that tells of trouble with the connection. */
export const english = {
  offline: 'No connection.',
  connecting: 'Connecting…',
  next: 'Next try in {{seconds}} s.',
  safe: 'What you write is kept and sent later.',
  now: 'Try now',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    connection: typeof english;
  }
}

export const words = wordsOf('connection', english);
