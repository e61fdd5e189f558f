import { wordsOf } from '../../shared/i18n/words-of';

/** The words of answers to a message. */
export const english = {
  reply: 'Answer, quoting this',
  answering: 'Answering {{name}}',
  cancel: 'Do not answer that message',
  quoted: 'Answer to {{name}}',
  gone: 'A message that was deleted',
  files: 'Files',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    replies: typeof english;
  }
}

export const words = wordsOf('replies', english);
