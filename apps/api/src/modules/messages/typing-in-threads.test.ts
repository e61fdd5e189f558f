import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let roomId: string;
let elsewhere: string;

beforeAll(async () => {
  app = await createTestApp();
  owner = await app.person();
  const team = await app.team({ owner });
  const [one, other] = await Promise.all([app.channel({ team, by: owner }), app.channel({ team, by: owner })]);
  roomId = one.id;
  elsewhere = other.id;
});
afterAll(() => app[Symbol.asyncDispose]());

it('is shown in the threads of the room alone', async () => {
  const root = await owner.call.messages.send({ roomId, body: 'root' });
  const reply = await owner.call.messages.send({ roomId, body: 'reply', threadRootId: root.id });
  const foreign = await owner.call.messages.send({ roomId: elsewhere, body: 'elsewhere' });
  const type = (threadRootId: string) => owner.call.rooms.setTyping({ roomId, isTyping: true, threadRootId });
  await type(root.id);
  for (const id of [reply.id, foreign.id, unknownId()]) await expectError(type(id), 'NOT_FOUND');
  expect(await owner.call.rooms.typing({ roomId })).toHaveLength(1);
});
