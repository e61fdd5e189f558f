import type { Translation } from '../i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  formatting: 'Formatierung',
  showFormatting: 'Formatierung zeigen',
  bold: 'Fett',
  italic: 'Kursiv',
  strike: 'Durchgestrichen',
  code: 'Code',
  codeBlock: 'Codeblock',
  link: 'Link einfügen',
  list: 'Liste',
  numbers: 'Nummerierte Liste',
  quote: 'Zitat',
  emoji: 'Emoji einfügen',
  suggestions: {
    '@': 'Personen',
    '#': 'Kanäle',
    ':': 'Emoji',
  },
  found_one: '{{count, number}} Vorschlag',
  found_other: '{{count, number}} Vorschläge',
  callsChannel: 'Alle in diesem Raum',
  callsHere: 'Alle hier, die online sind',
};
