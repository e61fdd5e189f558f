import type { Translation } from '../../shared/i18n/word-types';
import type { english } from './words';

export const german: Translation<typeof english> = {
  add: 'Reagieren',
  choose: 'Reaktion wählen',
  all: 'Alle Emoji …',
  you: 'Du',
  people_one: '{{count, number}} Person',
  people_other: '{{count, number}} Personen',
  more: '{{count, number}} weitere',
  chip_one: '{{emoji}}, {{count, number}} Person',
  chip_other: '{{emoji}}, {{count, number}} Personen',
  chipMine_one: '{{emoji}}, {{count, number}} Person, du selbst',
  chipMine_other: '{{emoji}}, {{count, number}} Personen, auch du',
  failed: 'Die Reaktion konnte nicht gespeichert werden',
};
