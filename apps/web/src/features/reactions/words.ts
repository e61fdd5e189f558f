import { wordsOf } from '../../shared/i18n/words-of';

/** The words of reactions. */
export const english = {
  add: 'Add a reaction',
  choose: 'Choose a reaction',
  all: 'All emoji…',
  you: 'You',
  people_one: '{{count, number}} person',
  people_other: '{{count, number}} people',
  more: '{{count, number}} more',
  chip_one: '{{emoji}}, {{count, number}} person',
  chip_other: '{{emoji}}, {{count, number}} people',
  chipMine_one: '{{emoji}}, {{count, number}} person, you among them',
  chipMine_other: '{{emoji}}, {{count, number}} people, you among them',
  failed: 'The reaction could not be saved',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    reactions: typeof english;
  }
}

export const words = wordsOf('reactions', english);
