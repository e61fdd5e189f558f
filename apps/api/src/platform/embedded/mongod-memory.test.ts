import { expect, test } from 'vitest';
import { cacheGigabytes } from './mongod-memory.js';

test.each([
  [0.5, 0.25],
  [2, 0.25],
  [4, 0.5],
  [7.7, 0.96],
  [24, 2],
])('on a machine of %d GB mongod keeps at most %d GB in memory', (machine, cache) => {
  expect(cacheGigabytes(machine * 1024 ** 3)).toBe(cache);
});
