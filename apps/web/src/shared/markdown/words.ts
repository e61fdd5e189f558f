import { wordsOf } from '../../shared/i18n/words-of';

/** The words around formatted text. */
export const english = {
  code: 'Code',
  codeIn: 'Code in {{language}}',
  copyCode: 'Copy code',
  codeCopied: 'Code copied',
  copyFailed: 'The code could not be copied',
  table: 'Table',
  done: 'Done',
  open: 'Not done',
  image: 'Picture: {{name}}',
  profileOf: '{{text}}, profile of {{name}}',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    markdown: typeof english;
  }
}

export const words = wordsOf('markdown', english);
