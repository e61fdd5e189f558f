import { expect, test } from 'vitest';
import { compare } from './rounds.js';
import { median, medianOfRatios, quantile } from './statistics.js';

test('the median lies in the middle, whatever the order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a quantile is read between the two nearest figures', () => {
  expect(quantile([0, 10], 0.25)).toBe(2.5);
  expect(quantile([5], 0.99)).toBe(5);
});

test('the median of ratios is that of the rounds, not the ratio of the medians', () => {
  const rounds = [
    { ours: 1, baseline: 1 },
    { ours: 10, baseline: 2 },
    { ours: 30, baseline: 10 },
  ];
  expect(medianOfRatios(rounds)).toBe(3);
});

test('variants take turns at beginning', async () => {
  const calls: string[] = [];
  const one = (name: string, value: number) => async () => {
    calls.push(name);
    return value;
  };
  const compared = await compare({ rounds: 3, ours: one('ours', 6), baseline: one('baseline', 2) });
  expect(calls).toEqual(['ours', 'baseline', 'baseline', 'ours', 'ours', 'baseline']);
  expect(compared).toEqual({ ours: 6, baseline: 2, ratio: 3 });
});
