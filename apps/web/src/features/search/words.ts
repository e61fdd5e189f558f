import { wordsOf } from '../../shared/i18n/words-of';

/** The words of searching. */
export const english = {
  title: 'Search messages',
  label: 'Search messages',
  placeholder: 'Words, or from: in: before: after: has:',
  filters: 'Filters',
  direct: 'Direct message',
  add: 'Filter by {{key}}:',
  remove: 'Remove the filter {{text}}',
  intro: 'Find what was said',
  introText: 'All rooms you are in are searched. The last word may be unfinished.',
  latest: 'Said last',
  nothing: 'No message matches',
  nothingText: 'Try fewer words, or remove a filter.',
  failed: 'The search failed',
  more: 'Show more',
  nobody: 'Nobody is called “{{name}}”',
  noRoom: 'There is no room “{{name}}”',
  noDate: '“{{text}}” is not a date. Write it like 2026-11-30.',
  noKind: '“{{text}}” is not a kind: file, image, link or pin',
  me: 'Yourself',
  kinds: { file: 'with any file', link: 'with a link', image: 'with a picture', pin: 'pinned' },
  today: 'Today',
  yesterday: 'Yesterday',
  week: 'A week ago',
  month: 'A month ago',
  year: 'A year ago',
  inThread: 'in a thread',
  files: 'Files: {{names}}',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    search: typeof english;
  }
}

export const words = wordsOf('search', english);
