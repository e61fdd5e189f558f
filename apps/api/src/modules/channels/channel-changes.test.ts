import { LIMITS, MESSAGES, type Team } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let maker: Person;
let member: Person;
let guest: Person;
let team: Team;

beforeAll(async () => {
  app = await createTestApp();
  [owner, maker, member, guest] = await Promise.all([app.person(), app.person(), app.person(), app.person()]);
  team = await app.team({ owner, members: [maker, member], guests: [guest] });
});
afterAll(() => app[Symbol.asyncDispose]());

const systemOf = async (roomId: string) =>
  (await owner.call.messages.list({ roomId })).items.flatMap(({ system }) => (system ? [system] : []));

describe('channels.update', () => {
  it('changes what is said, leaves the rest, and tells of names and topics in the room', async () => {
    const { id: channelId, name } = await app.channel({ team, by: maker, members: [guest] });
    const changed = await maker.call.channels.update({ channelId, topic: 'Lunch', description: 'All about it' });
    expect(changed).toMatchObject({ name, topic: 'Lunch', description: 'All about it', posting: 'everyone', rev: 2 });
    const same = await maker.call.channels.update({ channelId, topic: 'Lunch' });
    expect(same.rev).toBe(2);
    await maker.call.channels.update({ channelId, name: 'Kantine-Ü' });
    await maker.call.channels.update({ channelId, kind: 'private', posting: 'admins' });
    expect(await member.call.channels.get({ channelId })).toMatchObject({ name: 'kantine-ü', kind: 'private', rev: 4 });
    expect(await systemOf(channelId)).toEqual([
      { event: 'topic', actorId: maker.user.id, from: '', to: 'Lunch' },
      { event: 'renamed', actorId: maker.user.id, from: name, to: 'kantine-ü' },
    ]);
    await expectError(member.call.messages.send({ roomId: channelId, body: 'me too' }), 'FORBIDDEN');
    await maker.call.messages.send({ roomId: channelId, body: 'only I' });
  });

  it('adds nobody to a channel that was made public', async () => {
    const { id: channelId } = await app.channel({ team, by: maker, kind: 'private' });
    const open = await maker.call.channels.update({ channelId, kind: 'public' });
    expect(open).toMatchObject({ kind: 'public', memberCount: 1 });
    await member.call.channels.join({ channelId });
  });

  it('answers who leads the team from outside, also where the channel is theirs to see no longer', async () => {
    const { id: channelId } = await app.channel({ team, by: maker });
    await owner.call.rooms.leave({ roomId: channelId });
    const closed = await owner.call.channels.update({ channelId, kind: 'private' });
    expect(closed).toMatchObject({ id: channelId, kind: 'private', lastMessage: null, me: null });
    await expectError(owner.call.channels.get({ channelId }), 'NOT_FOUND');
    expect(await maker.call.channels.get({ channelId })).toMatchObject({ kind: 'private', rev: closed.rev });
  });

  it('takes no conversation for a channel', async () => {
    const { id: channelId } = await app.direct(maker, member);
    await expectError(maker.call.channels.update({ channelId, topic: 'x' }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(maker.call.channels.update({ channelId, name: 'x' }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(maker.call.channels.archive({ channelId }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(maker.call.channels.delete({ channelId }), 'NOT_FOUND', MESSAGES.notFound);
  });
});

describe('a channel in the archive', () => {
  it('is read and not written, joined or changed, until it is taken out', async () => {
    const { id: channelId } = await app.channel({ team, by: maker });
    const { id: messageId } = await member.call.messages.send({ roomId: channelId, body: 'before' });
    await owner.call.rooms.leave({ roomId: channelId });
    expect(await maker.call.channels.archive({ channelId })).toEqual({ ok: true });
    await maker.call.channels.archive({ channelId });
    expect((await member.call.messages.list({ roomId: channelId })).items.map(({ type }) => type)).toEqual([
      'text',
      'system',
      'system',
    ]);
    const refused = [
      () => member.call.messages.send({ roomId: channelId, body: 'after' }),
      () => member.call.rooms.setTyping({ roomId: channelId, isTyping: true }),
      () => member.call.channels.update({ channelId, topic: 'x' }),
      () => member.call.channels.addMembers({ channelId, userIds: [guest.user.id] }),
      () => owner.call.channels.join({ channelId }),
    ];
    for (const call of refused) await expectError(call(), 'PRECONDITION_FAILED', MESSAGES.channelArchived);
    expect((await maker.call.channels.browse({ teamId: team.id })).items.map(({ id }) => id)).not.toContain(channelId);
    await member.call.messages.delete({ messageId });
    await maker.call.channels.unarchive({ channelId });
    await member.call.messages.send({ roomId: channelId, body: 'after' });
  });
});

describe('channels.delete', () => {
  it('is for those who lead the team; then the channel is there for nobody, on any node', async () => {
    const { id: channelId } = await app.channel({ team, by: maker, members: [guest] });
    const second = await app.secondNode();
    await expectError(maker.call.channels.delete({ channelId }), 'FORBIDDEN');
    await expectError(guest.call.channels.delete({ channelId }), 'FORBIDDEN');
    await owner.call.channels.delete({ channelId });
    for (const person of [owner, maker, guest, member.at(second)]) {
      await expectError(person.call.channels.get({ channelId }), 'NOT_FOUND', MESSAGES.notFound);
      await expectError(person.call.messages.send({ roomId: channelId, body: 'x' }), 'NOT_FOUND', MESSAGES.notFound);
      expect((await person.call.rooms.list({ limit: 100 })).items.map(({ id }) => id)).not.toContain(channelId);
    }
  });

  it('comes to all channels of a team that is deleted, also if the server stopped before', async () => {
    const own = await app.team({ owner, members: [member] });
    const channel = await app.channel({ team: own, by: owner, kind: 'private' });
    await owner.call.teams.delete({ teamId: own.id });
    const { db } = app.container.platform;
    const left = () => db.collection('rooms').countDocuments({ deletedAt: null, name: channel.name });
    expect(await left()).toBe(0);
    expect((await owner.call.rooms.list({ limit: 100 })).items.map(({ id }) => id)).not.toContain(channel.id);
    // As after a crash between the two.
    await db.collection('rooms').updateMany({ name: channel.name }, { $set: { deletedAt: null } });
    await db.collection('teams').updateMany({ deletedAt: { $ne: null } }, { $set: { channelsDeletedAt: null } });
    app.clock.advance(61_000);
    await (await app.secondNode()).container.channels.sweep();
    expect(await left()).toBe(0);
  });
});

describe('channels.create', () => {
  it('leaves no channel behind where the team is deleted meanwhile', async () => {
    const own = await app.team({ owner });
    const { db } = app.container.platform;
    const rooms = () => db.collection('rooms').countDocuments({ deletedAt: null, name: 'too-late' });
    // On another node, of which this one has not heard yet, and which has deleted the channels there were.
    await db.collection('teams').updateOne({ slug: own.slug }, { $set: { deletedAt: app.clock.now() } });
    const call = owner.call.channels.create({ teamId: own.id, name: 'too-late' });
    await expectError(call, 'NOT_FOUND', MESSAGES.notFound);
    expect(await rooms()).toBe(0);
  });
});

describe('channels.browse', () => {
  it('shows what one could join, by name, page by page', async () => {
    const own = await app.team({ owner, members: [member], guests: [guest] });
    for (const name of ['beta', 'alpha', 'alphabet', 'joined']) await app.channel({ team: own, by: owner, name });
    await app.channel({ team: own, by: owner, name: 'secret', kind: 'private' });
    for (const { id, name } of await member.call.channels.list({ teamId: own.id })) {
      if (name !== 'joined' && name !== 'general') await member.call.rooms.leave({ roomId: id });
    }
    const first = await member.call.channels.browse({ teamId: own.id, limit: 2 });
    const rest = await member.call.channels.browse({ teamId: own.id, limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map(({ name, me }) => [name, me])).toEqual([
      ['alpha', null],
      ['alphabet', null],
      ['beta', null],
    ]);
    // Also after the last one shown was joined.
    await member.call.channels.join({ channelId: first.items[1]?.id ?? '' });
    const again = await member.call.channels.browse({ teamId: own.id, limit: 2, cursor: first.nextCursor ?? '' });
    expect(again.items.map(({ name }) => name)).toEqual(['beta']);
    await member.call.rooms.leave({ roomId: first.items[1]?.id ?? '' });
    const found = await member.call.channels.browse({ teamId: own.id, query: 'LPHA' });
    expect(found.items.map(({ name }) => name)).toEqual(['alpha', 'alphabet']);
    await expectError(guest.call.channels.browse({ teamId: own.id }), 'FORBIDDEN');
    await expectError(maker.call.channels.browse({ teamId: own.id }), 'NOT_FOUND', MESSAGES.notFound);
  });
});

describe('channels.browse, where names are as long as they can be', () => {
  it('goes on to the next page', async () => {
    const own = await app.team({ owner, members: [member] });
    const names = ['あ', 'い', 'う'].map((letter) => letter.repeat(LIMITS.channelName));
    for (const name of names) {
      const { id: roomId } = await app.channel({ team: own, by: owner, name });
      await member.call.rooms.leave({ roomId });
    }
    const shown: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await member.call.channels.browse({ teamId: own.id, limit: 1, ...(cursor && { cursor }) });
      shown.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(shown).toEqual(names);
    const { id: secret } = await app.channel({ team: own, by: owner, name: 'ええ', kind: 'private' });
    const cursor = Buffer.from(JSON.stringify([secret])).toString('base64url');
    const { items } = await member.call.channels.browse({ teamId: own.id, cursor });
    expect(items.map(({ name }) => name)).toEqual(names);
  });
});

describe('who is in a channel', () => {
  it('is added by its members, from the team alone, and told of in the room', async () => {
    const { id: channelId } = await app.channel({ team, by: maker, kind: 'private', members: [member] });
    const stranger = await app.person();
    const ids = [guest.user.id, owner.user.id];
    const added = await member.call.channels.addMembers({ channelId, userIds: ids });
    expect(added).toMatchObject({ memberCount: 4, rev: 2 });
    await member.call.channels.addMembers({ channelId, userIds: ids });
    expect((await systemOf(channelId)).map(({ event, actorId, userIds }) => [event, actorId, userIds])).toEqual([
      ['joined', member.user.id, ids],
    ]);
    await expectError(guest.call.channels.addMembers({ channelId, userIds: ids }), 'FORBIDDEN');
    for (const userId of [stranger.user.id, unknownId()]) {
      const call = member.call.channels.addMembers({ channelId, userIds: [userId] });
      await expectError(call, 'NOT_FOUND', MESSAGES.userNotFound);
    }
    await expectError(stranger.call.channels.addMembers({ channelId, userIds: ids }), 'NOT_FOUND', MESSAGES.notFound);
    const many = Array.from({ length: LIMITS.userIdsPerCall + 1 }, unknownId);
    await expectError(member.call.channels.addMembers({ channelId, userIds: many }), 'BAD_REQUEST');
  });

  it('is sent away by its admins, and can be made one of them', async () => {
    const { id: channelId } = await app.channel({ team, by: maker, kind: 'private', members: [member, guest] });
    await expectError(member.call.channels.removeMember({ channelId, userId: guest.user.id }), 'FORBIDDEN');
    await expectError(member.call.channels.setRole({ channelId, userId: member.user.id, role: 'admin' }), 'FORBIDDEN');
    await maker.call.channels.setRole({ channelId, userId: member.user.id, role: 'admin' });
    await member.call.channels.removeMember({ channelId, userId: guest.user.id });
    await expectError(guest.call.messages.list({ roomId: channelId }), 'NOT_FOUND', MESSAGES.notFound);
    await member.call.channels.setRole({ channelId, userId: maker.user.id, role: 'member' });
    await expectError(maker.call.channels.archive({ channelId }), 'FORBIDDEN');
    for (const userId of [guest.user.id, unknownId()]) {
      await expectError(member.call.channels.removeMember({ channelId, userId }), 'NOT_FOUND', MESSAGES.userNotFound);
    }
    expect(await member.call.channels.removeMember({ channelId, userId: member.user.id })).toMatchObject({ me: null });
  });

  it('leaves of its own will, and nobody leaves a direct conversation', async () => {
    const { id: roomId } = await app.channel({ team, by: maker });
    await member.call.rooms.leave({ roomId });
    expect(await member.call.rooms.get({ roomId })).toMatchObject({ me: null });
    await expectError(member.call.rooms.leave({ roomId }), 'FORBIDDEN', MESSAGES.noRoomAccess);
    const { id } = await app.direct(maker, member);
    await expectError(member.call.rooms.leave({ roomId: id }), 'PRECONDITION_FAILED', MESSAGES.directCannotBeLeft);
  });

  it('is nobody by joining as a guest', async () => {
    const { id: channelId } = await app.channel({ team, by: maker, members: [guest] });
    await expectError(guest.call.channels.join({ channelId }), 'NOT_FOUND', MESSAGES.notFound);
  });
});
