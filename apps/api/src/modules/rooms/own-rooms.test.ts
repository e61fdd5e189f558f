import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';

let app: TestApp;
let owner: Person;

beforeAll(async () => {
  app = await createTestApp();
  owner = await app.person();
});
afterAll(() => app[Symbol.asyncDispose]());

async function channelWith(leaver: Person) {
  const team = await app.team({ owner, members: [leaver] });
  const { id: roomId } = await app.channel({ team, by: owner, name: 'plans' });
  const { id: threadRootId } = await leaver.call.messages.send({ roomId, body: 'root' });
  await owner.call.messages.send({ roomId, body: 'reply', threadRootId });
  await owner.call.messages.send({ roomId, body: `secret for @${leaver.user.username}` });
  return { teamId: toObjectId(team.id), roomId };
}

const shownTo = async ({ call }: Person) => ({
  rooms: (await call.rooms.list({})).items.length,
  channels: (await call.channels.list()).length,
  recent: (await call.messages.recent({})).items.length,
  threads: (await call.threads.list({})).items.length,
  found: (await call.search.messages({ query: 'secret' })).items.length,
  foundRooms: (await call.search.rooms({ query: 'plans' })).items.length,
  ...(await call.rooms.unreadTotal()),
});
const NOTHING = {
  rooms: 0,
  channels: 0,
  recent: 0,
  threads: 0,
  found: 0,
  foundRooms: 0,
  unreadCount: 0,
  mentionCount: 0,
};
const SOMETHING = {
  rooms: 2,
  channels: 2,
  recent: 3,
  threads: 1,
  found: 1,
  foundRooms: 1,
  unreadCount: 1,
  mentionCount: 1,
};

describe('the rooms of a person', () => {
  // As after a crash between the two: the sweep that mends it comes later.
  it('are no channels of a team that was left, even before the channels follow', async () => {
    const leaver = await app.person();
    const { teamId, roomId } = await channelWith(leaver);
    expect(await shownTo(leaver)).toEqual(SOMETHING);
    const { db } = app.container.platform;
    await db.collection('teamMembers').deleteOne({ teamId, userId: toObjectId(leaver.user.id) });
    app.clock.advance(6_000);
    await expectError(leaver.call.messages.list({ roomId }), 'NOT_FOUND');
    expect(await shownTo(leaver)).toEqual(NOTHING);
  });

  it('are no channels of a team that was deleted, even before the channels follow', async () => {
    const member = await app.person();
    const { teamId, roomId } = await channelWith(member);
    const { db } = app.container.platform;
    await db.collection('teams').updateOne({ _id: teamId }, { $set: { deletedAt: app.clock.now() } });
    app.clock.advance(6_000);
    await expectError(member.call.messages.list({ roomId }), 'NOT_FOUND');
    expect(await shownTo(member)).toEqual(NOTHING);
  });
});
