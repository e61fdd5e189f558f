import type { Channel, Message, Team } from '@confab/shared';
import { LIMITS } from '@confab/shared';
import fc from 'fast-check';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';
import { memberLeft, submitChange } from '../rooms/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let team: Team;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member] = await Promise.all([app.person(), app.person()]);
  team = await app.team({ owner, members: [member] });
});
afterAll(() => app[Symbol.asyncDispose]());

const changes = (channel: Channel, sinceRev: number, limit?: number) =>
  owner.call.messages.changes({ roomId: channel.id, sinceRev, ...(limit !== undefined && { limit }) });

async function remove(channel: Channel, person: Person): Promise<void> {
  await submitChange(app.container.rooms.log, memberLeft, {
    roomId: toObjectId(channel.id),
    actorId: null,
    input: { how: 'automatic', userId: toObjectId(person.user.id), teamRole: null },
  });
}

describe('messages.changes', () => {
  it('has nothing to tell to who knows everything', async () => {
    const channel = await app.channel({ team, by: owner });
    const { rev } = channel;
    expect(await changes(channel, rev)).toEqual({
      messages: [],
      room: await owner.call.rooms.get({ roomId: channel.id }),
      members: { joined: [], left: [], changed: [] },
      upToRev: rev,
      more: false,
      reset: false,
    });
  });

  it('tells each changed message once, in its present state', async () => {
    const channel = await app.channel({ team, by: owner });
    const kept = await owner.call.messages.send({ roomId: channel.id, body: 'kept' });
    const edited = await owner.call.messages.send({ roomId: channel.id, body: 'before' });
    const deleted = await owner.call.messages.send({ roomId: channel.id, body: 'deleted' });
    const sinceRev = deleted.rev;
    await owner.call.messages.edit({ messageId: edited.id, body: 'between' });
    const last = await owner.call.messages.edit({ messageId: edited.id, body: 'after' });
    await owner.call.messages.delete({ messageId: deleted.id });
    const fresh = await member.call.messages.send({ roomId: channel.id, body: 'fresh' });

    const { messages, upToRev, more, reset, room } = await changes(channel, sinceRev);
    expect(messages.map(({ id, body }) => [id, body])).toEqual([
      [edited.id, 'after'],
      [deleted.id, ''],
      [fresh.id, 'fresh'],
    ]);
    expect(messages[0]).toEqual(last);
    expect(messages.map(({ id }) => id)).not.toContain(kept.id);
    expect({ upToRev, more, reset }).toEqual({ upToRev: fresh.rev, more: false, reset: false });
    expect(room).toMatchObject({ id: channel.id, me: { unreadCount: 1 } });
  });

  it('leads to the same messages as the history, in steps of any size', async () => {
    const channel = await app.channel({ team, by: owner });
    const ids: string[] = [];
    for (let step = 0; step < 40; step += 1) {
      const messageId = ids[(step * 7) % Math.max(1, ids.length)];
      if (messageId && step % 3 === 2) await owner.call.messages.edit({ messageId, body: `edit ${step}` });
      else ids.push((await owner.call.messages.send({ roomId: channel.id, body: `message ${step}` })).id);
    }
    const { items, rev } = await owner.call.messages.list({ roomId: channel.id, limit: 100 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 50 }), async (limit) => {
        const held = new Map<string, Message>();
        let known = 0;
        for (let more = true; more; ) {
          const answer = await changes(channel, known, limit);
          for (const message of answer.messages) held.set(message.id, message);
          expect(answer.upToRev).toBe(Math.min(known + limit, rev));
          known = answer.upToRev;
          more = answer.more;
        }
        expect(known).toBe(rev);
        expect([...held.values()].sort((a, b) => a.seq - b.seq)).toEqual(items);
      }),
      { numRuns: 10 },
    );
  });

  it('tells who came and who went, as it is now', async () => {
    const channel = await app.channel({ team, by: owner });
    const { rev: sinceRev } = channel;
    await remove(channel, member);
    expect((await changes(channel, sinceRev)).members).toEqual({ joined: [], left: [member.user.id], changed: [] });

    await member.call.channels.join({ channelId: channel.id });
    const { members, messages, room } = await changes(channel, sinceRev);
    expect(members).toMatchObject({
      joined: [{ user: { id: member.user.id }, role: 'member' }],
      left: [],
      changed: [],
    });
    expect(messages).toMatchObject([{ type: 'system', system: { event: 'joined', userIds: [member.user.id] } }]);
    expect(room).toMatchObject({ memberCount: 2 });
  });

  it('asks for a fresh start where it cannot lead on from what is known', async () => {
    const channel = await app.channel({ team, by: owner });
    expect(await changes(channel, channel.rev + 1)).toMatchObject({ reset: true, more: false, messages: [] });

    const log = app.container.platform.db.collection('roomLog');
    const roomId = toObjectId(channel.id);
    await owner.call.messages.send({ roomId: channel.id, body: 'x' });
    const first = await log.findOne({ roomId, rev: 1 });
    await log.deleteOne({ roomId, rev: 1 });
    expect(await changes(channel, 0)).toMatchObject({ reset: true });
    if (first) await log.insertOne(first);
    expect(await changes(channel, 0)).toMatchObject({ reset: false });
  });

  it('asks for a fresh start from who is very far behind', async () => {
    const channel = await app.channel({ team, by: owner });
    const log = app.container.platform.db.collection('roomLog');
    const filler = Array.from({ length: LIMITS.changesReset }, (_, index) => ({
      _id: new ObjectId(),
      roomId: toObjectId(channel.id),
      rev: channel.rev + 1 + index,
      kind: 'message.created',
      actorId: null,
      at: new Date(),
      data: {},
    }));
    await log.insertMany(filler);
    const upToRev = channel.rev + LIMITS.changesReset;
    expect(await changes(channel, channel.rev - 1)).toMatchObject({ reset: true, more: false, upToRev });
    await log.deleteMany({ _id: { $in: filler.map(({ _id }) => _id) } });
  });

  it('brings the documents up to the log before it tells of them', async () => {
    const channel = await app.channel({ team, by: owner });
    const sent = await owner.call.messages.send({ roomId: channel.id, body: 'not projected' });
    // As after a crash between the two writes.
    await app.container.platform.db.collection('messages').deleteOne({ _id: toObjectId(sent.id) });
    const other = await app.secondNode();
    const { messages } = await owner.at(other).call.messages.changes({ roomId: channel.id, sinceRev: channel.rev });
    expect(messages).toEqual([sent]);
  });

  it('is for members', async () => {
    const channel = await app.channel({ team, by: owner });
    await remove(channel, member);
    await expectError(member.call.messages.changes({ roomId: channel.id, sinceRev: 0 }), 'FORBIDDEN');
  });
});
