import { expect, it } from 'vitest';
import { fitOf, paletteGroups, readQuery } from './palette-groups';

const all = {
  rooms: [
    { id: 'r1', name: 'general', weight: 5 },
    { id: 'r2', name: 'settings-of-machines', weight: 1 },
    { id: 'r3', name: 'deploys', weight: 100 },
  ],
  people: [{ id: 'p1', name: 'Anna Berg', keywords: ['anna-b'] }],
  join: [{ id: 'j1', name: 'general-talk' }],
  actions: [
    { id: 'a1', name: 'Settings', keywords: ['profile', 'password'] },
    { id: 'a2', name: 'Dark theme' },
  ],
};

function listed(text: string): string[] {
  return paletteGroups(all, text).flatMap(({ entries }) => entries.map(({ id }) => id));
}

it('lists the weightiest rooms first when nothing is typed', () => {
  expect(listed('').slice(0, 3)).toEqual(['r3', 'r1', 'r2']);
});

it('puts first what fits best, whatever its kind', () => {
  expect(listed('settings')).toEqual(['a1', 'r2']);
  expect(listed('gen')).toEqual(['r1', 'j1']);
  expect(listed('password')).toEqual(['a1']);
  expect(listed('berg anna')).toEqual(['p1']);
  expect(listed('nothing like it')).toEqual([]);
});

it('narrows by the first sign', () => {
  expect(readQuery('  #gen ')).toEqual({ words: 'gen', kinds: ['rooms', 'join'] });
  expect(listed('>')).toEqual(['a1', 'a2']);
  expect(listed('@anna')).toEqual(['p1']);
  expect(listed('#settings')).toEqual(['r2']);
});

it('knows better from worse', () => {
  const fits = ['deploys', 'deploys-night', 'night-deploys', 'redeploys', 'other'].map((name) =>
    fitOf(name, 'deploys'),
  );
  expect(fits).toEqual([4, 3, 2, 1, 0]);
});
