import german from 'virtual:emoji/de';
import english from 'virtual:emoji/en';
import { expect, it } from 'vitest';
import type { KnownEmoji } from './emoji-data';
import { findEmoji } from './find-emoji';

const named = (emoji: string, label: string, shortNames: string[], tags: string[] = []): KnownEmoji => ({
  emoji,
  group: 0,
  label,
  tags,
  shortNames,
  skins: [],
});
const known = [
  named('🥳', 'partying face', ['partying_face'], ['celebration', 'tada']),
  named('🎉', 'party popper', ['tada'], ['party']),
  named('🎊', 'confetti ball', ['confetti_ball'], ['celebration']),
];

it('puts the short name before other words', () => {
  expect(findEmoji(known, 'tada', 5).map(({ emoji }) => emoji)).toEqual(['🎉', '🥳']);
  expect(findEmoji(known, 'PARTY', 5).map(({ emoji }) => emoji)).toEqual(['🥳', '🎉']);
  expect(findEmoji(known, 'cele', 1).map(({ emoji }) => emoji)).toEqual(['🥳']);
  expect(findEmoji(known, 'zzz', 5)).toEqual([]);
});

it('has the same emoji in each language', () => {
  expect(english.emojis.length).toBeGreaterThan(1_700);
  expect(german.emojis.map(([emoji]) => emoji)).toEqual(english.emojis.map(([emoji]) => emoji));
  expect(english.emojis.find(([emoji]) => emoji === '👍')?.[4]).toContain('+1');
  expect(german.groups).toHaveLength(english.groups.length);
});
