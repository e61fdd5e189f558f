import { expect, test } from 'vitest';
import { meets, ratioOf } from './judge.js';
import { parseOptions } from './options.js';
import type { Goal } from './row.js';

const goal = (comparator: Goal['comparator'], value: number, of: Goal['of']): Goal => ({
  text: '',
  comparator,
  value,
  of,
});

test.each([
  ['>=', 5, 5, true],
  ['>=', 5, 4.99, false],
  ['<=', 1.2, 1.2, true],
  ['<=', 1.2, 1.21, false],
  ['=', 0, 0, true],
  ['=', 0, 1, false],
  ['<=', 5, Number.NaN, false],
] as const)('%s %d is met by %d: %s', (comparator, value, ours, ok) => {
  expect(meets(goal(comparator, value, 'ours'), { ours, baseline: null, unit: '' })).toBe(ok);
});

test('a goal of a ratio goes by the ratio of the rounds, if there is one', () => {
  const measurement = { ours: 10, baseline: 5, unit: '' };
  expect(ratioOf(measurement)).toBe(2);
  expect(ratioOf({ ...measurement, ratio: 3 })).toBe(3);
  expect(meets(goal('>=', 2.5, 'ratio'), { ...measurement, ratio: 3 })).toBe(true);
});

test('what has nothing to be compared with has no ratio', () => {
  expect(meets(goal('>=', 1, 'ratio'), { ours: 10, baseline: null, unit: '' })).toBe(false);
});

test('the arguments are read', () => {
  expect(parseOptions(['--quick', '--json', 'out.json', '--only', 'a,b'])).toEqual({
    quick: true,
    json: 'out.json',
    only: ['a', 'b'],
    web: false,
    long: false,
  });
  expect(parseOptions(['web']).web).toBe(true);
  expect(() => parseOptions(['wbe'])).toThrow('wbe');
});
