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
  const { id: subscription, result } = JSON.parse(batch.frame(prefix).subarray(4).toString());
  expect(subscription).toBe(7);
  return superjson.deserialize(result.data);
}

describe('a batch', () => {
  it('is read as its events, in order', () => {
    expect(dataOf(new Batch(read))).toEqual([read]);
    const batch = new Batch(notice);
    batch.add(read);
    batch.add(notice);
    expect(dataOf(batch)).toEqual([notice, read, notice]);
  });

  it('is rendered once for all subscriptions of one id', () => {
    const batch = new Batch(read);
    expect(batch.frame('a')).toBe(batch.frame('a'));
    expect(batch.frame('b')).not.toBe(batch.frame('a'));
    expect(batch.frame('b')).toBe(batch.frame('b'));
  });

  it('can be had without what passes by', () => {
    const batch = new Batch(read);
    expect(batch.isLasting).toBe(true);
    batch.add(typing);
    expect(batch.isLasting).toBe(false);
    expect(batch.lasting().events()).toEqual([read]);
    expect(new Batch(typing).lasting().isEmpty).toBe(true);
  });
});
