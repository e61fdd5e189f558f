import { describe, expect, it } from 'vitest';
import { buildMessage } from '../../testing/build-message';
import {
  appendPage,
  holdMessages,
  KEPT_MESSAGES,
  type MessageWindow,
  prependPage,
  trimWindow,
  windowOf,
} from './message-window';

const span = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => buildMessage(from + index));
const seqs = (held: MessageWindow) => held.messages.map((message) => message.seq);
const held = windowOf({ items: span(10, 12), hasBefore: true, hasAfter: false });

describe('the message window', () => {
  it('puts older pages before, without doubles, and keeps every row in its place', () => {
    const grown = prependPage(held, { items: span(7, 10), hasBefore: false, hasAfter: true });
    expect(seqs(grown)).toEqual([7, 8, 9, 10, 11, 12]);
    expect(grown).toMatchObject({ hasBefore: false, hasAfter: false, firstIndex: held.firstIndex - 3 });
  });

  it('puts newer pages after', () => {
    const detached = { ...held, hasAfter: true };
    const grown = appendPage(detached, { items: span(12, 14), hasBefore: true, hasAfter: false });
    expect(seqs(grown)).toEqual([10, 11, 12, 13, 14]);
    expect(grown).toMatchObject({ hasAfter: false, firstIndex: held.firstIndex });
  });

  it('takes in what arrives at the end, and its rows do not move', () => {
    const grown = holdMessages(held, [buildMessage(20)]);
    expect(seqs(grown)).toEqual([10, 11, 12, 20]);
    expect(grown.firstIndex).toBe(held.firstIndex);
  });

  it('keeps the rows in place when something is put before the first', () => {
    const whole = windowOf({ items: span(10, 12), hasBefore: false, hasAfter: false });
    expect(holdMessages(whole, [buildMessage(3)]).firstIndex).toBe(whole.firstIndex - 1);
  });

  it('is the same object when nothing in it changes', () => {
    expect(holdMessages(held, [buildMessage(11)])).toBe(held);
    expect(holdMessages({ ...held, hasAfter: true }, [buildMessage(20)]).messages).toBe(held.messages);
  });

  it('forgets what lies far above, and keeps the rest in place', () => {
    const long = windowOf({ items: span(1, KEPT_MESSAGES + 40), hasBefore: false, hasAfter: false });
    const trimmed = trimWindow(long);
    expect(trimmed.messages).toHaveLength(KEPT_MESSAGES);
    expect(trimmed).toMatchObject({ hasBefore: true, firstIndex: long.firstIndex + 40 });
    expect(trimWindow(held)).toBe(held);
  });
});
