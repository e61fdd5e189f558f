import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../testing/index.js';

const ROOMS = 12;

let app: TestApp;
let owner: Person;

beforeAll(async () => {
  app = await createTestApp();
  owner = await app.person();
  const team = await app.team({ owner });
  await Promise.all(
    Array.from({ length: ROOMS }, async (_, index) => {
      const { id: roomId } = await app.channel({ team, by: owner });
      const { id: threadRootId } = await owner.call.messages.send({ roomId, body: `root ${index}` });
      if (index > 0) await owner.call.messages.send({ roomId, body: 'reply', threadRootId });
    }),
  );
});
afterAll(() => app[Symbol.asyncDispose]());

/** How often the messages are asked while something is done. */
async function commandsDuring(act: () => Promise<unknown>): Promise<number> {
  const { db } = app.container.platform;
  await db.command({ profile: 2 });
  await act().finally(() => db.command({ profile: 0 }));
  const commands = await db.collection('system.profile').countDocuments({ ns: `${db.databaseName}.messages` });
  await db.collection('system.profile').drop();
  return commands;
}

it('shows the newest message outside threads of each room, with as many commands for many rooms as for one', async () => {
  const { items } = await owner.call.rooms.list({ limit: 100 });
  const shown = items.flatMap(({ lastMessage, lastSeq }) => (lastMessage ? [[lastMessage.body, lastSeq]] : []));
  expect(shown.map(([body]) => body).toSorted()).toEqual(
    Array.from({ length: ROOMS }, (_, index) => `root ${index}`).toSorted(),
  );
  expect(shown.filter(([body, lastSeq]) => lastSeq === (body === 'root 0' ? 2 : 3))).toHaveLength(ROOMS);
  const [first] = items;
  const one = await commandsDuring(() => owner.call.rooms.get({ roomId: first?.id ?? '' }));
  const many = await commandsDuring(() => owner.call.rooms.list({ limit: 100 }));
  expect(many).toBe(one);
  // The newest and, where that is in a thread, the newest that is shown; what is unread, and by what it mentions the
  // person: by name, and in the two ways to mention all.
  expect(one).toBeLessThanOrEqual(6);
});
