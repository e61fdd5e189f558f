import { MESSAGES, TIMES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp } from '../../../testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let other: Person;
let teamId: string;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, other] = await Promise.all([app.person(), app.person(), app.person()]);
  teamId = (await app.team({ owner, members: [member, other] })).id;
});
afterAll(() => app[Symbol.asyncDispose]());

async function roomWith(bodies: readonly string[]) {
  const { id: roomId } = await app.channel({ team: await owner.call.teams.get({ teamId }), by: owner });
  const messages = [];
  for (const body of bodies) messages.push(await owner.call.messages.send({ roomId, body }));
  return { roomId, messages };
}
const meOf = async (person: Person, roomId: string) => (await person.call.rooms.get({ roomId })).me;

describe('rooms.markUnread', () => {
  it('goes back to before a message, and never forward', async () => {
    const { roomId, messages } = await roomWith(['one', 'two', 'three']);
    await member.call.rooms.markRead({ roomId });
    expect(await meOf(member, roomId)).toMatchObject({ unreadCount: 0 });
    const seq = messages[1]?.seq ?? 0;
    expect(await member.call.rooms.markUnread({ roomId, seq })).toEqual({ lastReadSeq: seq - 1 });
    expect(await meOf(member, roomId)).toMatchObject({ unreadCount: 2, lastReadSeq: seq - 1 });
    const later = messages[2]?.seq ?? 0;
    expect(await member.call.rooms.markUnread({ roomId, seq: later })).toEqual({ lastReadSeq: seq - 1 });
    expect(await member.call.rooms.markUnread({ roomId, seq: 0 })).toEqual({ lastReadSeq: 0 });
  });
});

describe('rooms.setPreferences', () => {
  it('changes what is said, for oneself alone', async () => {
    const { roomId } = await roomWith(['one']);
    const mutedUntil = new Date('2030-01-01T00:00:00.000Z');
    const muted = await member.call.rooms.setPreferences({ roomId, notify: 'mentions', mutedUntil });
    expect(muted.me).toMatchObject({ notify: 'mentions', mutedUntil, starred: false, unreadCount: 1 });
    const starred = await member.call.rooms.setPreferences({ roomId, mutedUntil: null, starred: true });
    expect(starred.me).toMatchObject({ notify: 'mentions', mutedUntil: null, starred: true });
    expect(await meOf(owner, roomId)).toMatchObject({ notify: 'all', starred: false });
    expect(starred.rev).toBe(muted.rev);
  });
});

describe('what is unread and mentions one', () => {
  it('counts names and calls for everybody, of others, not read, not deleted and not in threads', async () => {
    const name = `@${member.user.username}`;
    const { roomId, messages } = await roomWith([`${name}`, '@channel all', 'nobody', '@here', `${name} @here`, name]);
    await member.call.messages.send({ roomId: (await roomWith([])).roomId, body: `${name} myself` });
    await owner.call.messages.send({ roomId, body: name, threadRootId: messages[2]?.id ?? '' });
    await owner.call.messages.delete({ messageId: messages[5]?.id ?? '' });
    expect(await meOf(member, roomId)).toMatchObject({ unreadCount: 5, mentionCount: 4 });
    expect(await meOf(other, roomId)).toMatchObject({ unreadCount: 5, mentionCount: 3 });
    const before = await member.call.rooms.unreadTotal();
    await member.call.rooms.markRead({ roomId, seq: messages[1]?.seq ?? 0 });
    expect(await meOf(member, roomId)).toMatchObject({ unreadCount: 3, mentionCount: 2 });
    const after = await member.call.rooms.unreadTotal();
    expect([before.unreadCount - after.unreadCount, before.mentionCount - after.mentionCount]).toEqual([2, 2]);
  });

  it('is found for many rooms at once, as for each alone', async () => {
    for (let count = 0; count < 60; count += 1) {
      await roomWith(count % 3 === 0 ? [] : Array.from({ length: (count % 4) + 1 }, () => '@channel hello'));
    }
    const listed = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await other.call.rooms.list({ limit: 100, ...(cursor && { cursor }) });
      listed.push(...page.items);
      cursor = page.nextCursor;
    }
    let unread = 0;
    for (const { id, me } of listed) {
      expect(me).toEqual(await meOf(other, id));
      unread += me?.unreadCount ?? 0;
    }
    expect((await other.call.rooms.unreadTotal()).unreadCount).toBe(unread);
    expect(unread).toBeGreaterThan(60);
  });
});

describe('messages.readers', () => {
  it('are those who have read as far, with the time, page by page, and the sender is none of them', async () => {
    const { roomId, messages } = await roomWith(['one', 'two']);
    const [first, second] = messages.map(({ id }) => id);
    const readers = async (messageId = '', limit = 50) =>
      (await owner.call.messages.readers({ messageId, limit })).items;
    expect(await readers(first)).toEqual([]);
    expect(await member.call.messages.markRead({ messageId: first ?? '' })).toEqual({ wasAlreadyRead: false });
    expect(await member.call.messages.markRead({ messageId: first ?? '' })).toEqual({ wasAlreadyRead: true });
    expect(await readers(first)).toEqual([
      { user: expect.objectContaining({ id: member.user.id }), readAt: expect.any(Date) },
    ]);
    expect(await readers(second)).toEqual([]);
    await other.call.messages.send({ roomId, body: 'three' });
    // When a sender had read is noted right after the sending.
    await expect.poll(async () => (await readers(second)).map(({ readAt }) => readAt !== null)).toEqual([true]);
    const page = await owner.call.messages.readers({ messageId: first ?? '', limit: 1 });
    const rest = await owner.call.messages.readers({ messageId: first ?? '', limit: 1, cursor: page.nextCursor ?? '' });
    expect(new Set([...page.items, ...rest.items].map(({ user }) => user.id))).toEqual(
      new Set([member.user.id, other.user.id]),
    );
    await member.call.rooms.markUnread({ roomId, seq: messages[0]?.seq ?? 0 });
    expect((await readers(first)).map(({ user }) => user.id)).toEqual([other.user.id]);
  });

  it('forget when, after ninety days, and keep who', async () => {
    const { roomId, messages } = await roomWith(['one']);
    await member.call.rooms.markRead({ roomId });
    const { db } = app.container.platform;
    const indexes = await db.collection('readMarks').indexes();
    expect(indexes.find(({ key }) => 'readAt' in key)?.expireAfterSeconds).toBe(TIMES.readMark / 1_000);
    await db.collection('readMarks').deleteMany({});
    const { items } = await owner.call.messages.readers({ messageId: messages[0]?.id ?? '' });
    expect(items).toEqual([{ user: expect.objectContaining({ id: member.user.id }), readAt: null }]);
  });

  it('moves one mark while somebody reads on within two seconds', async () => {
    const { roomId, messages } = await roomWith(['one', 'two', 'three']);
    for (const { seq } of messages) await member.call.rooms.markRead({ roomId, seq });
    const { db } = app.container.platform;
    const marks = await db
      .collection('readMarks')
      .find({ seq: { $gt: 0 } })
      .toArray();
    const mine = marks.filter(({ roomId: id, userId }) => `${id}` === roomId && `${userId}` === member.user.id);
    expect(mine.map(({ seq }) => seq)).toEqual([messages[2]?.seq]);
  });

  it('have read nothing before it was there', async () => {
    const { roomId } = await roomWith(['one']);
    await member.call.rooms.markRead({ roomId });
    app.clock.advance(TIMES.readMarkInterval / 2);
    const { id: messageId, createdAt } = await owner.call.messages.send({ roomId, body: 'two' });
    await member.call.rooms.markRead({ roomId });
    const { items } = await owner.call.messages.readers({ messageId });
    expect(items).toEqual([{ user: expect.objectContaining({ id: member.user.id }), readAt: createdAt }]);
  });

  it('are not for who is not in the room', async () => {
    const { roomId, messages } = await roomWith(['one']);
    await other.call.rooms.leave({ roomId });
    const messageId = messages[0]?.id ?? '';
    await expectError(other.call.messages.readers({ messageId }), 'FORBIDDEN', MESSAGES.noRoomAccess);
    await expectError(other.call.rooms.markUnread({ roomId, seq: 1 }), 'FORBIDDEN', MESSAGES.noRoomAccess);
  });
});
