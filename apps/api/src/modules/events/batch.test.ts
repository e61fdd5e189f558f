import type { FeedEvent } from '@confab/shared';
import superjson from 'superjson';
import { describe, expect, it } from 'vitest';
import { Batch } from './batch.js';

const id = '0'.repeat(24);
const user = { id, username: 'ada', displayName: 'Ada', avatarUrl: null, isBot: false };
const read: FeedEvent = { type: 'read', roomId: id, userId: id, seq: 1, version: 1 };
const notice: FeedEvent = { type: 'notice', teamId: id, from: user, title: 'T', body: '"', at: new Date(5) };
const typing: FeedEvent = { type: 'typing', roomId: id, threadRootId: null, user, isTyping: true };

/** What a stock client reads from the message. */
function dataOf(batch: Batch): unknown {
  const prefix = '{"id":7,"result":{"type":"data","data":{"json":[';
  const { id: subscription, result } = JSON.parse(batch.message(prefix).toString());
  expect(subscription).toBe(7);
  return superjson.deserialize(result.data);
}

describe('a batch', () => {
  it('is read as its events, in order', () => {
    expect(dataOf(Batch.empty().with(read))).toEqual([read]);
    expect(dataOf(Batch.empty().with(notice).with(read).with(notice))).toEqual([notice, read, notice]);
  });

  it('is the same one, and rendered once, for all who are told the same', () => {
    const empty = Batch.empty();
    const [mine, yours] = [empty.with(read).with(notice), empty.with(read).with(notice)];
    expect(mine).toBe(yours);
    expect(mine.message('a')).toBe(yours.message('a'));
    expect(mine.message('b')).not.toBe(mine.message('a'));
    expect(empty.with(notice).with(read).events()).toEqual([notice, read]);
  });

  it('can be had without what passes by', () => {
    expect(Batch.empty().with(typing).with(read).with(typing).lasting().events()).toEqual([read]);
    expect(Batch.empty().with(typing).lasting().isEmpty).toBe(true);
  });
});
