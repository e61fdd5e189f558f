import type { FeedEvent } from '@confab/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Listener, type Subscriber } from './audience.js';
import { Outbox } from './outbox.js';

const id = '0'.repeat(24);
const user = { id, username: 'ada', displayName: 'Ada', avatarUrl: null, isBot: false };
const typing: FeedEvent = { type: 'typing', roomId: id, threadRootId: null, user, isTyping: true };
const presence: FeedEvent = { type: 'presence', users: [] };
const read = (seq: number): FeedEvent => ({ type: 'read', roomId: id, userId: id, seq, version: 1 });

const endOfMoment = () => new Promise((resolve) => setImmediate(resolve));

/** Somebody with a feed over a socket that reads, or does not keep up. */
function listening(userId: string, { isBehind = false } = {}) {
  const told: FeedEvent[][] = [];
  const subscriber: Subscriber = {
    userId,
    sessionId: id,
    socket: {
      calls: 0,
      subscriptions: 1,
      isBehind,
      isBindable: false,
      write: () => undefined,
      extend: () => undefined,
    },
    delivery: {
      push: (batch) => void told.push(batch.events()),
      end: () => undefined,
      values: async function* () {},
    },
    isSignedIn: async () => true,
  };
  const listener = new Listener(userId);
  listener.subscribers.add(subscriber);
  return { subscriber, listener, told };
}

describe('the outbox', () => {
  it('tells who does not keep up what lasts, and not what passes by', async () => {
    let shortened = 0;
    const outbox = new Outbox({ onShortened: () => (shortened += 1) });
    const [behind, reading] = [listening('a', { isBehind: true }), listening('b')];
    const room = new Set([behind.listener, reading.listener]);
    for (const event of [typing, read(1), presence]) outbox.toAll(room, event);
    await endOfMoment();
    expect(reading.told).toEqual([[typing, read(1), presence]]);
    expect(behind.told).toEqual([[read(1)]]);
    outbox.toAll(room, typing);
    await endOfMoment();
    expect(behind.told).toHaveLength(1);
    expect(shortened).toBe(2);
  });

  it('joins what one moment brings to a room, also between that of other rooms', async () => {
    const outbox = new Outbox({ onShortened: () => undefined });
    const [one, other] = [listening('a'), listening('b')];
    const rooms = [new Set([one.listener]), new Set([other.listener])] as const;
    for (let seq = 1; seq <= 3; seq += 1) for (const room of rooms) outbox.toAll(room, read(seq));
    await endOfMoment();
    for (const { told } of [one, other]) expect(told).toEqual([[read(1), read(2), read(3)]]);
  });

  it('leaves out one person, and keeps the order of before and after', async () => {
    const outbox = new Outbox({ onShortened: () => undefined });
    const [typist, reader] = [listening('a'), listening('b')];
    const room = new Set([typist.listener, reader.listener]);
    outbox.toAll(room, read(1));
    outbox.toAll(room, typing, 'a');
    outbox.toAll(room, read(2));
    await endOfMoment();
    expect(typist.told.flat()).toEqual([read(1), read(2)]);
    expect(reader.told.flat()).toEqual([read(1), typing, read(2)]);
  });

  it('tells each person everything in the order of posting, but for what comes from different rooms', async () => {
    const post = fc.record({ place: fc.constantFrom('room', 'person', 'other'), flush: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(post, { maxLength: 20 }), async (posts) => {
        const outbox = new Outbox({ onShortened: () => undefined });
        const me = listening('a');
        const [room, other] = [new Set([me.listener]), new Set([me.listener])];
        posts.forEach(({ place, flush }, seq) => {
          if (place === 'person') outbox.toOne(me.subscriber, read(seq));
          else outbox.toAll(place === 'room' ? room : other, read(seq));
          if (flush) outbox.flush();
        });
        await endOfMoment();
        const heard = me.told.flat().map((event) => (event.type === 'read' ? event.seq : -1));
        expect([...heard].sort((a, b) => a - b)).toEqual(posts.map((_, seq) => seq));
        for (const left of ['room', 'other']) {
          const without = heard.filter((seq) => posts[seq]?.place !== left);
          expect(without).toEqual([...without].sort((a, b) => a - b));
        }
      }),
    );
  });
});
