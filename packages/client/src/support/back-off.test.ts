import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fullJitter } from './back-off.js';

it('waits anything up to a bound that doubles and is capped', () => {
  const bounds = [0, 1, 2, 3, 4, 5, 6, 1_000].map((failures) =>
    fullJitter(failures, { baseMs: 1_000, capMs: 30_000 }, () => 0.999_999),
  );
  expect(bounds).toEqual([999, 1_999, 3_999, 7_999, 15_999, 29_999, 29_999, 29_999]);
  fc.assert(
    fc.property(fc.nat(), (failures) => {
      const wait = fullJitter(failures, { baseMs: 1_000, capMs: 30_000 });
      return wait >= 0 && wait < 30_000;
    }),
  );
});
