import type { MessageWindow } from '@confab/client';
import { describe, expect, it } from 'vitest';
import { buildMessage } from '../../testing/build-message';
import { appendPage, covers, keepNewest, keepOldest, MOST_HELD, prependPage, windowOf } from './message-window';

const span = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => buildMessage(from + index));
const seqs = (held: MessageWindow) => held.messages.map((message) => message.seq);
const held = windowOf({ items: span(10, 12), hasBefore: true, hasAfter: false });

describe('the message window', () => {
  it('puts older pages before, without doubles', () => {
    const grown = prependPage(held, { items: span(7, 10), hasBefore: false, hasAfter: true });
    expect(seqs(grown)).toEqual([7, 8, 9, 10, 11, 12]);
    expect(grown).toMatchObject({ hasBefore: false, hasAfter: false });
  });

  it('puts newer pages after', () => {
    const grown = appendPage({ ...held, hasAfter: true }, { items: span(12, 14), hasBefore: true, hasAfter: false });
    expect(seqs(grown)).toEqual([10, 11, 12, 13, 14]);
    expect(grown).toMatchObject({ hasBefore: true, hasAfter: false });
  });

  it('holds so many and no more: what is far from where one reads is let go, and known to be missing', () => {
    const full = windowOf({ items: span(101, 100 + MOST_HELD), hasBefore: true, hasAfter: false });
    const up = prependPage(full, { items: span(51, 100), hasBefore: true, hasAfter: true });
    expect(up.messages).toHaveLength(MOST_HELD);
    expect(up.messages[0]?.seq).toBe(51);
    expect(up.hasAfter).toBe(true);

    const down = appendPage(up, { items: span(51 + MOST_HELD, 100 + MOST_HELD), hasBefore: true, hasAfter: false });
    expect(down.messages).toHaveLength(MOST_HELD);
    expect(down.messages.at(-1)?.seq).toBe(100 + MOST_HELD);
    expect(down).toMatchObject({ hasBefore: true, hasAfter: false });
  });

  it('covers what it holds, and what the room has nothing beyond', () => {
    const covered = [9, 10, 12, 13].map((seq) => covers(held, seq));
    expect(covered).toEqual([false, true, true, true]);
    expect(covers({ ...held, hasBefore: false }, 1)).toBe(true);
    expect(covers({ ...held, hasAfter: true }, 13)).toBe(false);
  });

  it('is the same object where nothing is too much', () => {
    expect(keepNewest(held, 3)).toBe(held);
    expect(keepOldest(held, 3)).toBe(held);
    expect(keepNewest(held, 2)).toMatchObject({ hasBefore: true, hasAfter: false });
    expect(keepOldest(held, 2)).toMatchObject({ hasAfter: true });
  });
});
