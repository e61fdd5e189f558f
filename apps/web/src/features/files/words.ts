import { wordsOf } from '../../shared/i18n/words-of';

/** The words of files. */
export const english = {
  attach: 'Attach files',
  tray: 'Files to be sent',
  dropHere: 'Drop files here to attach them',
  remove: 'Remove {{name}}',
  cancel: 'Stop sending {{name}}',
  retry: 'Send {{name}} again',
  progress: 'Progress of {{name}}',
  done: 'Ready',
  waiting: 'Waiting',
  tooMany: 'A message takes at most {{most, number}} files',
  tooManyText: 'The others were not attached. Send them with another message.',
  tooLarge: 'Too large for this server',
  empty: 'Folders cannot be attached',
  open: 'Show {{name}}',
  download: 'Download {{name}}',
  files_one: '{{count, number}} file',
  files_other: '{{count, number}} files',
  viewer: 'Picture',
  previous: 'The picture before',
  next: 'The next picture',
  close: 'Close',
  original: 'Open in a new tab',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    files: typeof english;
  }
}

export const words = wordsOf('files', english);
