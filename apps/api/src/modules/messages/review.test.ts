import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let other: Person;
let teamId: string;
let team: Awaited<ReturnType<TestApp['team']>>;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, other] = await Promise.all([app.person(), app.person(), app.person()]);
  team = await app.team({ owner, members: [member, other] });
  teamId = team.id;
});
afterAll(() => app[Symbol.asyncDispose]());

describe('review', () => {
  it('F1 thread whose newest reply is deleted has no news', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    const { id: a } = await member.call.messages.send({ roomId, body: 'a' });
    await owner.call.messages.send({ roomId, body: 'news', threadRootId: a });
    const { id: b } = await member.call.messages.send({ roomId, body: 'b' });
    const { id: gone } = await owner.call.messages.send({ roomId, body: 'gone', threadRootId: b });
    await owner.call.messages.delete({ messageId: gone });
    const { items } = await member.call.threads.list({});
    expect(items.map(({ root, unreadCount }) => [root.body, unreadCount])).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
  });

  it('F3 edit in a blocked direct conversation', async () => {
    const { id: roomId } = await app.direct(member, other);
    const { id: messageId } = await member.call.messages.send({ roomId, body: 'hello' });
    await other.call.users.block({ userId: member.user.id });
    await expectError(member.call.messages.send({ roomId, body: 'again' }), 'FORBIDDEN', MESSAGES.blocked);
    await expectError(member.call.messages.edit({ messageId, body: 'worse' }), 'FORBIDDEN', MESSAGES.blocked);
    const react = (action: 'add' | 'remove') => member.call.messages.react({ messageId, emoji: ':rude:', action });
    await expectError(react('add'), 'FORBIDDEN', MESSAGES.blocked);
    await react('remove');
    await other.call.users.unblock({ userId: member.user.id });
  });

  it('F5 no last message for who is not in a public channel', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    await owner.call.channels.removeMember({ channelId: roomId, userId: member.user.id });
    await owner.call.messages.send({ roomId, body: 'among us' });
    await expectError(member.call.messages.list({ roomId }), 'FORBIDDEN');
    expect((await member.call.channels.get({ channelId: roomId })).lastMessage).toBeNull();
    expect((await member.call.rooms.get({ roomId })).lastMessage).toBeNull();
    const { items } = await member.call.channels.browse({ teamId });
    expect(items.find(({ id }) => id === roomId)?.lastMessage).toBeNull();
  });

  it('F6 thread follows after leaving and coming back', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    const { id } = await member.call.messages.send({ roomId, body: 'root' });
    await owner.call.messages.send({ roomId, body: 'one', threadRootId: id });
    await owner.call.channels.removeMember({ channelId: roomId, userId: member.user.id });
    await owner.call.messages.send({ roomId, body: 'two', threadRootId: id });
    await owner.call.channels.addMembers({ channelId: roomId, userIds: [member.user.id] });
    const { items } = await member.call.threads.list({});
    expect(items.filter(({ root }) => root.id === id).map(({ unreadCount }) => unreadCount)).toEqual([]);
  });

  it('F8 alsoToRoom repeated after deletion', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    const { id: threadRootId } = await member.call.messages.send({ roomId, body: 'root' });
    const send = (alsoToRoom: boolean) =>
      member.call.messages.send({ roomId, body: 'secret', threadRootId, alsoToRoom, clientId: 'c1' });
    const { id: messageId } = await send(false);
    await member.call.messages.delete({ messageId });
    await send(true);
    const { items } = await owner.call.messages.list({ roomId });
    expect(items.map(({ body }) => body)).toEqual(['root']);
  });

  it('F9 repeat by who was removed', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    const root = await owner.call.messages.send({ roomId, body: 'before' });
    const send = () => member.call.messages.send({ roomId, body: 'mine', replyTo: root.id, clientId: 'c9' });
    const { id } = await send();
    await owner.call.channels.removeMember({ channelId: roomId, userId: member.user.id });
    await owner.call.messages.edit({ messageId: root.id, body: 'after' });
    await owner.call.messages.react({ messageId: id, emoji: '👍', action: 'add' });
    expect(await send()).toMatchObject({ id, body: 'mine', replyTo: null, reactions: [], thread: null });
    await owner.call.messages.delete({ messageId: id });
    expect(await send()).toMatchObject({ id, body: '' });
  });

  it('F4 nothing is shown between leaving the team and leaving its rooms', async () => {
    const leaver = await app.person();
    const { id } = await app.team({ owner, members: [leaver] });
    const [general] = await leaver.call.channels.list({ teamId: id });
    const roomId = general?.id ?? '';
    const { id: root } = await leaver.call.messages.send({ roomId, body: 'root' });
    await owner.call.messages.send({ roomId, body: 'reply', threadRootId: root });
    await owner.call.messages.send({ roomId, body: 'secret' });
    const { db } = app.container.platform;
    // As after a crash between the two.
    await db.collection('teamMembers').deleteOne({ userId: toObjectId(leaver.user.id) });
    app.clock.advance(6_000);
    await expectError(leaver.call.messages.list({ roomId }), 'NOT_FOUND');
    const { call } = leaver;
    expect({
      rooms: (await call.rooms.list({})).items,
      channels: await call.channels.list(),
      total: await call.rooms.unreadTotal(),
      recent: (await call.messages.recent({})).items,
      threads: (await call.threads.list({})).items,
      found: (await call.search.messages({ query: 'secret' })).items,
      foundRooms: (await call.search.rooms({ query: 'general' })).items,
    }).toEqual({
      rooms: [],
      channels: [],
      total: { unreadCount: 0, mentionCount: 0 },
      recent: [],
      threads: [],
      found: [],
      foundRooms: [],
    });
  });

  it('F15 typing of a removed member', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    await member.call.rooms.setTyping({ roomId, isTyping: true });
    await owner.call.channels.removeMember({ channelId: roomId, userId: member.user.id });
    expect(await owner.call.rooms.typing({ roomId })).toEqual([]);
  });

  it('F7 nobody has read a message before it was there', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    await owner.call.messages.send({ roomId, body: 'one' });
    await member.call.rooms.markRead({ roomId });
    app.clock.advance(1_000);
    const { id: messageId, createdAt } = await owner.call.messages.send({ roomId, body: 'two' });
    await member.call.rooms.markRead({ roomId });
    const { items } = await owner.call.messages.readers({ messageId });
    const reader = items.find(({ user }) => user.id === member.user.id);
    expect(reader?.readAt?.getTime()).toBeGreaterThanOrEqual(createdAt.getTime());
  });

  it('F48 lone surrogates', async () => {
    const { id: roomId } = await app.channel({ team, by: owner });
    const sent = await owner.call.messages.send({ roomId, body: 'a\ud83d' });
    const [{ body } = { body: null }] = (await owner.call.messages.list({ roomId })).items;
    expect(sent.body).toBe(body);
    await expectError(
      owner.call.messages.react({ messageId: sent.id, emoji: '\ud83d', action: 'add' }),
      'BAD_REQUEST',
    );
  });
});
