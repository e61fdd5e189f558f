import { TIMES } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../src/testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let teamId: string;

beforeEach(async () => {
  app = await createTestApp();
  [owner, member] = await Promise.all([app.person(), app.person()]);
  teamId = (await app.team({ owner, members: [member] })).id;
});
afterEach(() => app[Symbol.asyncDispose]());

const db = () => app.container.platform.db;

/** How many documents of a room there are, in every collection that keeps something of rooms. */
async function left(roomId: string): Promise<Record<string, number>> {
  const id = ObjectId.createFromHexString(roomId);
  const counts: Record<string, number> = {};
  for (const name of ['rooms', 'roomPins', 'messages', 'roomMembers', 'roomLog', 'readMarks', 'threadFollows']) {
    const filter = name === 'rooms' || name === 'roomPins' ? { _id: id } : { roomId: id };
    const count = await db().collection(name).countDocuments(filter);
    if (count > 0) counts[name] = count;
  }
  return counts;
}

async function fullRoom(): Promise<string> {
  const { id: roomId } = await owner.call.channels.create({ teamId, name: `room-${new ObjectId()}` });
  const { id: messageId } = await owner.call.messages.send({ roomId, body: 'hello' });
  await member.call.messages.send({ roomId, body: 'reply', threadRootId: messageId });
  await member.call.messages.pin({ messageId });
  await member.call.rooms.markRead({ roomId });
  return roomId;
}

describe('what was deleted', () => {
  it('is there for nobody at once, and gone for good after thirty days: a room with all that is in it', async () => {
    const [doomed, kept] = [await fullRoom(), await fullRoom()];
    await owner.call.channels.delete({ channelId: doomed });
    // What senders have read is written down a moment later.
    await expect.poll(() => left(doomed), { timeout: 10_000 }).toMatchObject({ readMarks: 2 });
    const before = await left(doomed);
    expect(Object.keys(before)).toHaveLength(7);
    app.clock.advance(TIMES.deleted - 60_000);
    await app.container.rooms.purge();
    expect(await left(doomed)).toEqual(before);
    app.clock.advance(120_000);
    // On two nodes at once, as it may be.
    const second = await app.secondNode();
    await Promise.all([app.container.rooms.purge(), second.container.rooms.purge()]);
    expect(await left(doomed)).toEqual({});
    expect(Object.keys(await left(kept))).toHaveLength(7);
  });

  it('says nothing any more after thirty days, in the log neither: a message, whose place stays', async () => {
    const roomId = await fullRoom();
    const secret = 'a word that is meant to be forgotten';
    const sent = await member.call.messages.send({ roomId, body: secret });
    await member.call.messages.edit({ messageId: sent.id, body: `${secret}, again` });
    await member.call.messages.send({ roomId, body: 'another one' });
    await member.call.messages.delete({ messageId: sent.id });
    const _id = ObjectId.createFromHexString(sent.id);
    const said = async () => {
      const message = await db().collection('messages').findOne({ _id });
      const entries = await db().collection('roomLog').find({ 'data.message._id': _id }).toArray();
      return JSON.stringify([message, entries]).includes(secret);
    };
    await app.container.messages.emptyDeleted();
    expect(await said()).toBe(true);
    app.clock.advance(TIMES.deleted + 60_000);
    await app.container.messages.emptyDeleted();
    expect(await said()).toBe(false);
    // Meanwhile every session has ended.
    const node = await app.secondNode();
    const { accessToken } = await node.call().auth.login({ login: owner.user.username, password: owner.password });
    const call = node.call({ accessToken });
    const { items } = await call.messages.list({ roomId });
    expect(items.map(({ id, body }) => [id === sent.id, body])).toEqual([
      [false, 'hello'],
      [true, ''],
      [false, 'another one'],
    ]);
    expect((await call.messages.changes({ roomId, sinceRev: 0 })).reset).toBe(false);
  });
});
