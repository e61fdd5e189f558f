import type { Channel, FeedEvent, Message, Team } from '@confab/shared';
import fc from 'fast-check';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type Person, type TestApp, type TestNode } from '../../src/testing/index.js';

let app: TestApp;
let other: TestNode;
let people: Person[];
let team: Team;

beforeAll(async () => {
  app = await createTestApp();
  other = await app.secondNode();
  people = await Promise.all(['anna', 'ben', 'cleo'].map((username) => app.person({ username })));
  const [owner, ...members] = people;
  if (!owner) throw new Error('Nobody registered');
  team = await app.team({ owner, members });
});
afterAll(() => app[Symbol.asyncDispose]());

/** The numbers of a person's feed, as they come. */
async function listen(person: Person, roomId: string) {
  const socket = person.socket();
  const revs: number[] = [];
  let isReady = false;
  const subscription = socket.client.events.feed.subscribe(undefined, {
    onData(events: FeedEvent[]) {
      for (const event of events) {
        if (event.type === 'ready') isReady = true;
        if ('rev' in event && event.roomId === roomId) revs.push(event.rev);
      }
    },
  });
  await vi.waitFor(() => expect(isReady).toBe(true));
  return {
    revs,
    async close() {
      subscription.unsubscribe();
      await socket.close();
    },
  };
}

/** What a room's log says its messages are: the last state that each entry left. */
async function replayMessages(roomId: string) {
  const { db } = app.container.platform;
  const entries = await db
    .collection('roomLog')
    .find({ roomId: new ObjectId(roomId) })
    .sort({ rev: 1 })
    .toArray();
  expect(entries.map(({ rev }) => rev)).toEqual(entries.map((_, index) => index + 1));
  const messages = new Map<string, unknown>();
  for (const { rev, data } of entries) if (data.message) messages.set(`${data.message._id}`, { ...data.message, rev });
  const stored = await db
    .collection('messages')
    // The words for searches are made from the rest, and not in the log.
    .find({ roomId: new ObjectId(roomId), type: 'text' }, { projection: { terms: 0 } })
    .toArray();
  expect(new Map(stored.map((message) => [`${message._id}`, message]))).toEqual(messages);
  return entries;
}

const action = fc.record({
  person: fc.nat(2),
  node: fc.nat(1),
  what: fc.constantFrom('send', 'send', 'send', 'edit', 'delete', 'read'),
  target: fc.nat(8),
  clientId: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
});

describe('two servers on one database, sharing nothing else', () => {
  test('keep one log: what everybody reads, from either, is the same, and equal to a replay', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 60 }), async (actions) => {
        const [owner, ...members] = people;
        if (!owner) throw new Error('Nobody registered');
        const channel: Channel = await app.channel({ team, by: owner, members });
        const roomId = channel.id;
        const seeds = await Promise.all(
          people.flatMap((person, at) =>
            [0, 1, 2].map(() => (at % 2 ? person.at(other) : person).call.messages.send({ roomId, body: 'seed' })),
          ),
        );
        const here = await listen(owner, roomId);
        const there = await listen(owner.at(other), roomId);
        const before = (await owner.call.rooms.get({ roomId })).rev;
        const results = await Promise.allSettled(
          actions.map(({ person, node, what, target, clientId }) => {
            const { call } = people[person]?.at(node ? other : app.node) ?? owner;
            const messageId = seeds[target]?.id ?? '';
            if (what === 'edit') return call.messages.edit({ messageId, body: `edited by ${person} on ${node}` });
            if (what === 'delete') return call.messages.delete({ messageId });
            if (what === 'read') return call.rooms.markRead({ roomId });
            return call.messages.send({ roomId, body: 'hello', ...(clientId && { clientId }) });
          }),
        );
        for (const result of results) {
          if (result.status === 'rejected') expect(['FORBIDDEN', 'PRECONDITION_FAILED']).toContain(result.reason.code);
        }
        const entries = await replayMessages(roomId);
        const head = entries.length;
        // Each server hears of what the other did only by comparing heads; then both have told everything once, in order.
        for (const node of [app.node, other]) await node.container.events.feeds.catchUp();
        const expected = Array.from({ length: head - before }, (_, index) => before + index + 1);
        await vi.waitFor(() => expect([here.revs, there.revs]).toEqual([expected, expected]), { timeout: 5_000 });
        await Promise.all([here.close(), there.close()]);
        const pages = await Promise.all(
          people.map((person, at) => person.at(at % 2 ? other : app.node).call.messages.list({ roomId, limit: 100 })),
        );
        for (const page of pages) expect(page).toEqual(pages[0]);
        const seqs = pages[0]?.items.map(({ seq }: Message) => seq) ?? [];
        expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});
