import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TypingSignal } from './typing-signal';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setup() {
  const sent: boolean[] = [];
  return { sent, signal: new TypingSignal({ send: (isTyping) => sent.push(isTyping) }) };
}

it('tells of typing at most every three seconds', () => {
  const { sent, signal } = setup();
  for (let key = 0; key < 10; key += 1) {
    signal.typed();
    vi.advanceTimersByTime(500);
  }
  expect(sent).toEqual([true, true]);
});

it('takes it back after three seconds of silence', () => {
  const { sent, signal } = setup();
  signal.typed();
  vi.advanceTimersByTime(2_999);
  expect(sent).toEqual([true]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([true, false]);
});

it('says nothing more once the message is sent', () => {
  const { sent, signal } = setup();
  signal.typed();
  signal.sent();
  vi.advanceTimersByTime(10_000);
  signal.stop();
  expect(sent).toEqual([true]);
});
