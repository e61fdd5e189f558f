import { expect, it } from 'vitest';
import { momentOf } from './status-ends';

const wednesday = new Date(2026, 10, 18, 15, 0);
const sunday = new Date(2026, 10, 22, 15, 0);

it('knows when a status ends', () => {
  expect(momentOf('never', wednesday)).toBeNull();
  expect(momentOf('hour', wednesday)).toEqual(new Date(2026, 10, 18, 16, 0));
  expect(momentOf('today', wednesday)).toEqual(new Date(2026, 10, 18, 23, 59, 59));
  expect(momentOf('week', wednesday)).toEqual(new Date(2026, 10, 22, 23, 59, 59));
  expect(momentOf('week', sunday)).toEqual(new Date(2026, 10, 22, 23, 59, 59));
});
