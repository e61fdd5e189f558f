import { expect, it } from 'vitest';
import { dateOfValue, dateValue, dayBefore } from './jump-to-date';

it('counts back days and months, to the beginning of the day', () => {
  const now = new Date(2026, 2, 31, 15, 30);
  expect(dateValue(dayBefore(now, { days: 7 }))).toBe('2026-03-24');
  expect(dateValue(dayBefore(now, { months: 1 }))).toBe('2026-02-28');
  expect(dateValue(dayBefore(new Date(2026, 0, 5, 9), { days: 7 }))).toBe('2025-12-29');
  expect(dayBefore(now, { days: 1 }).getHours()).toBe(0);
});

it('reads back what a field holds', () => {
  const day = new Date(2026, 0, 9);
  expect(dateOfValue(dateValue(day))).toEqual(day);
  expect(dateOfValue('')).toBeNull();
});
