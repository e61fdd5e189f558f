import type { FeedEvent } from '@confab/shared';
import { expect, it } from 'vitest';
import type { Subscriber } from './audience.js';
import { Outbox } from './outbox.js';

const user = { id: '0'.repeat(24), username: 'ada', displayName: 'Ada', avatarUrl: null, isBot: false };
const typing: FeedEvent = { type: 'typing', roomId: user.id, threadRootId: null, user, isTyping: true };
const presence: FeedEvent = { type: 'presence', users: [] };
const read: FeedEvent = { type: 'read', roomId: user.id, userId: user.id, seq: 1, version: 1 };

/** A feed over a socket that reads, or does not keep up. */
function subscriberOf(isBehind: boolean) {
  const told: FeedEvent[][] = [];
  const subscriber: Subscriber = {
    userId: user.id,
    sessionId: user.id,
    socket: { calls: 0, subscriptions: 1, isBehind, isBindable: false, extend: () => undefined },
    delivery: { push: (batch) => void told.push(batch.events()), end: () => undefined, values: async function* () {} },
    isSignedIn: async () => true,
    pending: null,
  };
  return { subscriber, told };
}

it('tells who does not keep up what lasts, and not what passes by', async () => {
  const outbox = new Outbox();
  const [behind, reading] = [subscriberOf(true), subscriberOf(false)];
  for (const event of [typing, read, presence]) {
    outbox.add(behind.subscriber, event);
    outbox.add(reading.subscriber, event);
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(reading.told).toEqual([[typing, read, presence]]);
  expect(behind.told).toEqual([[read]]);
  outbox.add(behind.subscriber, typing);
  await new Promise((resolve) => setImmediate(resolve));
  expect(behind.told).toHaveLength(1);
});
