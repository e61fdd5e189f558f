import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PacedUpdates } from './paced-updates';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function paced() {
  const shown: string[] = [''];
  const updates = new PacedUpdates<string>(100, (update) => shown.push(update(shown.at(-1) ?? '')));
  return { shown, updates, add: (letter: string) => (text: string) => text + letter };
}

it('shows the first at once, and what comes then together', () => {
  const { shown, updates, add } = paced();
  for (const letter of 'abc') updates.soon(add(letter));
  expect(shown).toEqual(['', 'a']);
  expect(updates.after('a')).toBe('abc');
  vi.advanceTimersByTime(99);
  expect(shown).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(shown).toEqual(['', 'a', 'abc']);
  expect(updates.after('abc')).toBe('abc');
  vi.advanceTimersByTime(100);
  updates.soon(add('d'));
  expect(shown.at(-1)).toBe('abcd');
});

it('shows what has haste at once, after what waits, and nothing twice', () => {
  const { shown, updates, add } = paced();
  for (const letter of 'ab') updates.soon(add(letter));
  updates.now(add('c'));
  expect(shown).toEqual(['', 'a', 'abc']);
  vi.advanceTimersByTime(500);
  expect(shown).toHaveLength(3);
});
