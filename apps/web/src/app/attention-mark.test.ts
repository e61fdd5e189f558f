import { expect, it } from 'vitest';
import { markFor, titleFor } from './attention-mark';

it('says in the title how much is meant for oneself', () => {
  expect(titleFor('general · Team', 0, 'Confab')).toBe('general · Team – Confab');
  expect(titleFor('general · Team', 3, 'Confab')).toBe('(3) general · Team – Confab');
  expect(titleFor(null, 120, 'Confab')).toBe('(99+) Confab');
});

it('marks the page with a number, a dot, or nothing', () => {
  expect(decodeURIComponent(markFor(4, 9))).toContain('>4</text>');
  expect(decodeURIComponent(markFor(300, 300))).toContain('>99+</text>');
  expect(markFor(0, 9)).toBe('/favicon-unread.svg');
  expect(markFor(0, 0)).toBe('/favicon.svg');
});
