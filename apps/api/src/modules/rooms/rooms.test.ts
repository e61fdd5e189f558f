import { type Channel, MESSAGES, type Room, type Team } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let guest: Person;
let stranger: Person;
let team: Team;
let general: Channel;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, guest, stranger] = await Promise.all([app.person(), app.person(), app.person(), app.person()]);
  team = await app.team({ owner, members: [member], guests: [guest] });
  const [first] = await owner.call.channels.list({ teamId: team.id });
  if (!first) throw new Error('The team has no channel');
  general = first;
});
afterAll(() => app[Symbol.asyncDispose]());

const me = async (person: Person, roomId: string) => (await person.call.rooms.get({ roomId })).me;
const send = (person: Person, roomId: string, body = 'hello') => person.call.messages.send({ roomId, body });

describe('rooms.get', () => {
  it('shows a public channel to the team, and anything else to those in it', async () => {
    const open = await owner.call.channels.create({ teamId: team.id, name: 'open' });
    const secret = await owner.call.channels.create({ teamId: team.id, name: 'secret', kind: 'private' });
    const { id: direct } = await app.direct(owner, member);

    expect(await owner.call.rooms.get({ roomId: open.id })).toEqual(open);
    expect(await member.call.rooms.get({ roomId: direct })).toMatchObject({ kind: 'direct' });
    await expectError(guest.call.rooms.get({ roomId: open.id }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(member.call.rooms.get({ roomId: secret.id }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(stranger.call.rooms.get({ roomId: direct }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(stranger.call.rooms.get({ roomId: unknownId() }), 'NOT_FOUND', MESSAGES.notFound);
  });
});

describe('rooms.list', () => {
  it('lists every room the caller is in, the one with the newest activity first', async () => {
    const person = await app.person();
    const { id: teamId } = await person.call.teams.create({ name: 'Lists' });
    const names = ['one', 'two', 'three', 'four', 'five'];
    const made: Channel[] = [];
    for (const name of names) made.push(await person.call.channels.create({ teamId, name }));
    const [one, , three] = made;
    await send(person, three?.id ?? '');
    await send(person, one?.id ?? '', 'the last');

    const whole = await person.call.rooms.list({});
    expect(whole.items.map((room) => 'name' in room && room.name)).toEqual([
      'one',
      'three',
      'five',
      'four',
      'two',
      'general',
    ]);
    expect(whole.nextCursor).toBeNull();
    expect(whole.items[0]).toMatchObject({ lastMessage: { body: 'the last' }, me: { unreadCount: 0, role: 'admin' } });

    for (const limit of [1, 2, 3, 5, 6]) {
      const walked: Room[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await person.call.rooms.list({ limit, ...(cursor !== undefined && { cursor }) });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        walked.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(walked).toEqual(whole.items);
    }
    expect(await person.call.channels.list({ teamId })).toEqual(whole.items);
  });

  it('refuses a cursor that it did not make', async () => {
    await expectError(owner.call.rooms.list({ cursor: 'nonsense' }), 'BAD_REQUEST');
    await expectError(owner.call.rooms.list({ cursor: Buffer.from('["x"]').toString('base64url') }), 'BAD_REQUEST');
  });

  it('is empty for somebody new', async () => {
    expect(await stranger.call.rooms.list({})).toEqual({ items: [], nextCursor: null });
    expect(await stranger.call.rooms.unreadTotal()).toEqual({ unreadCount: 0, mentionCount: 0 });
  });
});

describe('rooms.members', () => {
  it('lists everybody in the room, page by page', async () => {
    const own = await app.team({ owner, members: [member], guests: [guest] });
    const { id: roomId } = await app.channel({ team: own, by: owner, members: [guest] });
    const whole = await owner.call.rooms.members({ roomId });
    expect(new Set(whole.items.map(({ user }) => user.id))).toEqual(
      new Set([owner.user.id, member.user.id, guest.user.id]),
    );
    expect(whole.items.find(({ user }) => user.id === owner.user.id)).toMatchObject({ role: 'admin', lastReadSeq: 1 });
    const first = await owner.call.rooms.members({ roomId, limit: 2 });
    const second = await owner.call.rooms.members({ roomId, limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(whole.items);
    expect(second.nextCursor).toBeNull();
  });

  it('is not for those outside', async () => {
    await expectError(guest.call.rooms.members({ roomId: general.id }), 'NOT_FOUND', MESSAGES.notFound);
  });
});

describe('what is unread', () => {
  it('is what others said since, and nothing else', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    await send(owner, roomId, 'one');
    const two = await send(owner, roomId, 'two');
    expect(await me(member, roomId)).toMatchObject({ unreadCount: 2, lastReadSeq: 1 });
    expect(await me(owner, roomId)).toMatchObject({ unreadCount: 0, lastReadSeq: two.seq });

    await owner.call.messages.delete({ messageId: two.id });
    expect(await me(member, roomId)).toMatchObject({ unreadCount: 1 });
    await owner.call.messages.edit({ messageId: (await send(owner, roomId, 'three')).id, body: 'still three' });
    expect(await me(member, roomId)).toMatchObject({ unreadCount: 2 });
  });

  it('has no system messages in it', async () => {
    const later = await app.person();
    const open = await app.channel({ team, by: owner });
    await member.call.rooms.markRead({ roomId: open.id });
    const { code } = await owner.call.invitations.create({ teamId: team.id });
    await later.call.invitations.join({ code });
    expect(await me(member, open.id)).toMatchObject({ unreadCount: 0 });
  });

  it('ends with one’s own word', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    await send(owner, roomId);
    const own = await send(member, roomId);
    expect(await me(member, roomId)).toMatchObject({ unreadCount: 0, lastReadSeq: own.seq });
  });

  it('is counted up to a hundred', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    await Promise.all(Array.from({ length: 99 }, () => send(owner, roomId)));
    expect(await me(member, roomId)).toMatchObject({ unreadCount: 99 });
    await Promise.all(Array.from({ length: 10 }, () => send(owner, roomId)));
    expect(await me(member, roomId)).toMatchObject({ unreadCount: 100 });
    expect(await member.call.rooms.markRead({ roomId })).toMatchObject({ count: 109 });
  });

  it('adds up over all rooms', async () => {
    const [one, other] = await Promise.all([app.person(), app.person()]);
    const own = await app.team({ owner: one, members: [other] });
    const rooms = [await app.channel({ team: own, by: one }), await app.direct(one, other)];
    for (const { id } of rooms) for (let sent = 0; sent < 3; sent += 1) await send(one, id);
    expect(await other.call.rooms.unreadTotal()).toEqual({ unreadCount: 6, mentionCount: 0 });
    await other.call.rooms.markRead({ roomId: rooms[0]?.id ?? '' });
    expect(await other.call.rooms.unreadTotal()).toEqual({ unreadCount: 3, mentionCount: 0 });
    expect(await one.call.rooms.unreadTotal()).toEqual({ unreadCount: 0, mentionCount: 0 });
  });
});

describe('rooms.markRead', () => {
  it('moves the mark forward only, and tells how many messages that were', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    const sent = [await send(owner, roomId), await send(owner, roomId), await send(owner, roomId)];
    const [first, second, third] = sent.map(({ seq }) => seq);

    const mark = (seq?: number) => member.call.rooms.markRead({ roomId, ...(seq !== undefined && { seq }) });
    expect(await mark(second)).toEqual({ count: 2, lastReadSeq: second });
    expect(await mark(first)).toEqual({ count: 0, lastReadSeq: second });
    expect(await mark(second)).toEqual({ count: 0, lastReadSeq: second });
    expect(await mark(1_000_000)).toEqual({ count: 1, lastReadSeq: third });
    expect(await mark()).toEqual({ count: 0, lastReadSeq: third });
    expect(await me(member, roomId)).toMatchObject({ unreadCount: 0, lastReadSeq: third });
  });

  it('counts each message once, however many marks come at once', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    for (let sent = 0; sent < 5; sent += 1) await send(owner, roomId);
    const answers = await Promise.all(Array.from({ length: 10 }, () => member.call.rooms.markRead({ roomId })));
    expect(answers.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  it('shows in the conversation’s reads', async () => {
    const { id: roomId } = await app.direct(owner, member);
    const { seq } = await send(owner, roomId);
    const reads = async () => {
      const conversation = await owner.call.conversations.get({ conversationId: roomId });
      return conversation.reads.find(({ userId }) => userId === member.user.id)?.seq ?? 0;
    };
    expect(await reads()).toBeLessThan(seq);
    await member.call.rooms.markRead({ roomId, seq });
    expect(await reads()).toBe(seq);
  });

  it('is not for those outside', async () => {
    await expectError(guest.call.rooms.markRead({ roomId: general.id }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(guest.call.rooms.markRead({ roomId: general.id, seq: -1 }), 'BAD_REQUEST');
  });
});

describe('typing', () => {
  it('shows until it is taken back, sent, or too old', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    const typists = async () => (await owner.call.rooms.typing({ roomId })).map(({ user }) => user.id);
    const type = (isTyping: boolean) => member.call.rooms.setTyping({ roomId, isTyping });

    expect(await typists()).toEqual([]);
    await type(true);
    expect(await typists()).toEqual([member.user.id]);
    await type(false);
    expect(await typists()).toEqual([]);

    await type(true);
    await send(member, roomId);
    expect(await typists()).toEqual([]);

    await type(true);
    app.clock.advance(29_000);
    expect(await typists()).toEqual([member.user.id]);
    app.clock.advance(1_000);
    expect(await typists()).toEqual([]);
  });

  it('is not for those outside', async () => {
    await expectError(guest.call.rooms.setTyping({ roomId: general.id, isTyping: true }), 'NOT_FOUND');
    await expectError(guest.call.rooms.typing({ roomId: general.id }), 'NOT_FOUND');
  });

  it('ends with the part in the room of who typed', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    await member.call.rooms.setTyping({ roomId, isTyping: true });
    expect(await owner.call.rooms.typing({ roomId })).toHaveLength(1);
    await owner.call.channels.removeMember({ channelId: roomId, userId: member.user.id });
    expect(await owner.call.rooms.typing({ roomId })).toEqual([]);
  });
});
