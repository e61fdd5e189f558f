import { wordsOf } from '../../shared/i18n/words-of';

/** The words of the composer. */
export const english = {
  label: 'Message to {{room}}',
  placeholder: 'Message {{room}}',
  send: 'Send',
  waits: 'Sends as soon as the files are there.',
  cannot: 'A file could not be sent. Try it again or remove it.',
  hint: 'Enter sends, Shift + Enter breaks the line',
  tooLong_one: '{{count, number}} character too long',
  tooLong_other: '{{count, number}} characters too long',
  left_one: '{{count, number}} character left',
  left_other: '{{count, number}} characters left',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    composer: typeof english;
  }
}

export const words = wordsOf('composer', english);
