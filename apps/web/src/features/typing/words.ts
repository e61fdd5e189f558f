import { wordsOf } from '../../shared/i18n/words-of';

/** The words of who is typing. */
export const english = {
  one: '{{name}} is typing…',
  two: '{{first}} and {{second}} are typing…',
  more: '{{people, number}} people are typing…',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    typing: typeof english;
  }
}

export const words = wordsOf('typing', english);
