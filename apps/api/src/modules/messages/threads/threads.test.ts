import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../../testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let other: Person;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, other] = await Promise.all([app.person(), app.person(), app.person()]);
  const team = await app.team({ owner, members: [member, other] });
  roomId = (await app.channel({ team, by: owner })).id;
});
afterAll(() => app[Symbol.asyncDispose]());

const root = (by: Person = owner) => by.call.messages.send({ roomId, body: 'root' });
const reply = (by: Person, threadRootId: string, body = 'reply') =>
  by.call.messages.send({ roomId, body, threadRootId });
const followed = async (person: Person) =>
  (await person.call.threads.list({ limit: 100 })).items.map(({ root: { id }, unreadCount }) => [id, unreadCount]);
const unreadOf = async (person: Person, id: string) => new Map((await followed(person)) as [string, number][]).get(id);

describe('a thread is followed', () => {
  it('by who wrote the root, who writes in it and who is mentioned in it, each with what is new to them', async () => {
    await other.call.rooms.markRead({ roomId });
    const { id } = await root();
    await reply(member, id);
    expect(await unreadOf(owner, id)).toBe(1);
    expect(await unreadOf(member, id)).toBe(0);
    expect(await unreadOf(other, id)).toBeUndefined();
    const { id: third } = await reply(owner, id, `@${other.user.username}, what do you say?`);
    expect(await unreadOf(other, id)).toBe(1);
    expect(await unreadOf(member, id)).toBe(1);
    // One's own reply reads what was said before.
    expect(await unreadOf(owner, id)).toBe(0);
    await owner.call.messages.delete({ messageId: third });
    expect(await unreadOf(member, id)).toBe(0);
    // What is said in threads leaves the room as read as it was.
    expect((await other.call.rooms.get({ roomId })).me).toMatchObject({ unreadCount: 1 });
  });

  it('by who is mentioned by an edit', async () => {
    const { id } = await root();
    const { id: messageId } = await reply(member, id);
    await member.call.messages.edit({ messageId, body: `with @${other.user.username}` });
    // To them, the reply that mentions them is new.
    expect(await unreadOf(other, id)).toBe(1);
  });

  it('by who says so, until they say the contrary; and again once they write', async () => {
    const { id } = await root();
    await reply(member, id);
    await other.call.threads.follow({ messageId: id });
    expect(await unreadOf(other, id)).toBe(0);
    await reply(member, id);
    expect(await unreadOf(other, id)).toBe(1);
    await other.call.threads.unfollow({ messageId: id });
    await reply(member, id);
    expect(await unreadOf(other, id)).toBeUndefined();
    await reply(other, id);
    expect(await unreadOf(other, id)).toBe(0);
    await owner.call.threads.unfollow({ messageId: id });
    await reply(member, id);
    expect(await unreadOf(owner, id)).toBeUndefined();
  });

  it('once, by who writes in it many times at once on two nodes', async () => {
    const { id } = await root();
    const second = await app.secondNode();
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => reply(index % 2 ? member : member.at(second), id, `${index}`)),
    );
    expect((await followed(member)).filter(([rootId]) => rootId === id)).toEqual([[id, 0]]);
    expect(await unreadOf(owner, id)).toBe(12);
  });
});

describe('threads.list', () => {
  it('has those with news first, then the latest, page by page', async () => {
    const reader = await app.person();
    const team = await app.team({ owner, members: [reader] });
    const { id: room } = await app.channel({ team, by: owner });
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const { id } = await reader.call.messages.send({ roomId: room, body: `${index}` });
      await owner.call.messages.send({ roomId: room, body: 'reply', threadRootId: id });
      ids.push(id);
    }
    for (const index of [1, 4]) await reader.call.threads.markRead({ messageId: ids[index] ?? '' });
    const first = await reader.call.threads.list({ limit: 2 });
    const second = await reader.call.threads.list({ limit: 2, cursor: first.nextCursor ?? '' });
    const third = await reader.call.threads.list({ limit: 2, cursor: second.nextCursor ?? '' });
    expect([...first.items, ...second.items, ...third.items].map(({ root: { body } }) => body)).toEqual([
      '3',
      '2',
      '0',
      '4',
      '1',
    ]);
    await reader.call.rooms.leave({ roomId: room });
    expect((await reader.call.threads.list({})).items).toEqual([]);
  });
});

describe('a thread has no news', () => {
  it('in what was deleted', async () => {
    const reader = await app.person();
    const { id: room } = await app.channel({ team: await app.team({ owner, members: [reader] }), by: owner });
    const say = (by: Person, body: string, threadRootId?: string) =>
      by.call.messages.send({ roomId: room, body, ...(threadRootId && { threadRootId }) });
    const [older, newer, mixed] = [await say(reader, 'older'), await say(reader, 'newer'), await say(reader, 'mixed')];
    await say(owner, 'stays', mixed.id);
    await say(owner, 'stays', older.id);
    for (const { id } of [mixed, newer]) {
      await owner.call.messages.delete({ messageId: (await say(owner, 'goes', id)).id });
    }
    const { items } = await reader.call.threads.list({});
    expect(items.map(({ root: { body }, unreadCount }) => [body, unreadCount])).toEqual([
      ['mixed', 1],
      ['older', 1],
      ['newer', 0],
    ]);
  });

  it('for who was removed from the room and comes back: it is not followed any more', async () => {
    const reader = await app.person();
    const { id: room } = await app.channel({ team: await app.team({ owner, members: [reader] }), by: owner });
    const { id: threadRootId } = await reader.call.messages.send({ roomId: room, body: 'root' });
    const say = () => owner.call.messages.send({ roomId: room, body: 'reply', threadRootId });
    await say();
    await owner.call.channels.removeMember({ channelId: room, userId: reader.user.id });
    await say();
    const follows = app.container.platform.db.collection('threadFollows');
    expect(await follows.countDocuments({ userId: toObjectId(reader.user.id) })).toBe(1);
    app.clock.advance(1);
    await owner.call.channels.addMembers({ channelId: room, userIds: [reader.user.id] });
    expect(await followed(reader)).toEqual([]);
    await expect.poll(() => follows.countDocuments({ userId: toObjectId(reader.user.id) })).toBe(0);
    // Reading it does not bring it back either.
    await reader.call.threads.markRead({ messageId: threadRootId, seq: 1 });
    expect(await followed(reader)).toEqual([]);
    await reader.call.threads.follow({ messageId: threadRootId });
    expect((await followed(reader)).map(([id]) => id)).toEqual([threadRootId]);
  });
});

describe('threads.markRead', () => {
  it('moves forward only, to the last reply at most', async () => {
    const { id } = await root();
    const first = await reply(member, id);
    const last = await reply(member, id);
    const mark = (seq?: number) => owner.call.threads.markRead({ messageId: id, ...(seq !== undefined && { seq }) });
    expect(await mark(first.seq)).toEqual({ lastReadSeq: first.seq });
    expect(await unreadOf(owner, id)).toBe(1);
    expect(await mark(last.seq + 1_000)).toEqual({ lastReadSeq: last.seq });
    expect(await mark(first.seq)).toEqual({ lastReadSeq: last.seq });
    expect(await owner.call.messages.markRead({ messageId: last.id })).toEqual({ wasAlreadyRead: true });
    const { id: newest } = await reply(member, id);
    expect(await owner.call.messages.markRead({ messageId: newest })).toEqual({ wasAlreadyRead: false });
    expect(await unreadOf(owner, id)).toBe(0);
    // Having read the room is not having read its threads.
    await other.call.rooms.markRead({ roomId });
    const readers = async () =>
      (await member.call.messages.readers({ messageId: newest })).items.map(({ user }) => user.id);
    expect(await readers()).toEqual([owner.user.id]);
    await other.call.threads.markRead({ messageId: id });
    expect(new Set(await readers())).toEqual(new Set([owner.user.id, other.user.id]));
  });

  it('is for who is in the room', async () => {
    const stranger = await app.person();
    const { id } = await root();
    for (const messageId of [id, unknownId()]) {
      await expectError(stranger.call.threads.markRead({ messageId }), 'NOT_FOUND', MESSAGES.notFound);
    }
  });
});
