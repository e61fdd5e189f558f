import { wordsOf } from '../../shared/i18n/words-of';

/** The words of writing: formatting and completing. */
export const english = {
  formatting: 'Formatting',
  showFormatting: 'Show formatting',
  bold: 'Bold',
  italic: 'Italic',
  strike: 'Strike through',
  code: 'Code',
  codeBlock: 'Block of code',
  link: 'Insert a link',
  list: 'List',
  numbers: 'Numbered list',
  quote: 'Quotation',
  emoji: 'Insert an emoji',
  suggestions: { '@': 'People', '#': 'Channels', ':': 'Emoji' },
  found_one: '{{count, number}} suggestion',
  found_other: '{{count, number}} suggestions',
  callsChannel: 'Everybody in this room',
  callsHere: 'Everybody here who is online',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    writing: typeof english;
  }
}

export const words = wordsOf('writing', english);
