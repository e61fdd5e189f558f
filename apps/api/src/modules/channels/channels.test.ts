import { LIMITS, MESSAGES, type Team } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

let app: TestApp;
let owner: Person;
let member: Person;
let guest: Person;
let stranger: Person;
let team: Team;

beforeAll(async () => {
  app = await createTestApp();
  [owner, member, guest, stranger] = await Promise.all([app.person(), app.person(), app.person(), app.person()]);
  team = await app.team({ owner, members: [member], guests: [guest] });
});
afterAll(() => app[Symbol.asyncDispose]());

const namesOf = async (person: Person, teamId = team.id) =>
  (await person.call.channels.list({ teamId })).map(({ name }) => name).sort();
const membersOf = async (roomId: string) =>
  new Set((await owner.call.rooms.members({ roomId })).items.map(({ user }) => user.id));

async function join(who: Person, into: Team, role: 'member' | 'guest' = 'member'): Promise<void> {
  const { code } = await owner.call.invitations.create({ teamId: into.id, role });
  await who.call.invitations.join({ code });
}

describe('channels.create', () => {
  it('puts everybody but guests into a public channel', async () => {
    const { id: teamId } = await app.team({ owner, members: [member], guests: [guest] });
    const channel = await member.call.channels.create({ teamId, name: ' Plans_1 ', topic: 'What next' });
    expect(channel).toMatchObject({
      kind: 'public',
      teamId,
      name: 'plans_1',
      topic: 'What next',
      description: '',
      posting: 'everyone',
      memberCount: 2,
      rev: 1,
      lastSeq: 0,
      lastMessage: null,
      createdBy: { id: member.user.id },
      archivedAt: null,
      me: { role: 'admin', unreadCount: 0, lastReadSeq: 1 },
    });
    expect(await membersOf(channel.id)).toEqual(new Set([owner.user.id, member.user.id]));
    expect(await owner.call.channels.get({ channelId: channel.id })).toMatchObject({ me: { role: 'member' } });
    expect((await owner.call.messages.list({ roomId: channel.id })).items).toEqual([]);
  });

  it('puts only those named into another one, and guests too if they are', async () => {
    const memberIds = [guest.user.id, owner.user.id, guest.user.id];
    const channel = await owner.call.channels.create({ teamId: team.id, name: 'quiet', kind: 'project', memberIds });
    expect(await membersOf(channel.id)).toEqual(new Set([owner.user.id, guest.user.id]));
    expect(channel.memberCount).toBe(2);
    expect(await namesOf(member)).not.toContain('quiet');
    expect(await namesOf(guest)).toContain('quiet');
  });

  it('takes a name once in a team, but in every team', async () => {
    await owner.call.channels.create({ teamId: team.id, name: 'taken', kind: 'private' });
    const again = member.call.channels.create({ teamId: team.id, name: 'TAKEN' });
    await expectError(again, 'CONFLICT', MESSAGES.channelNameTaken);
    const elsewhere = await app.team({ owner });
    await owner.call.channels.create({ teamId: elsewhere.id, name: 'taken' });
  });

  it('writes nothing for a name that is taken', async () => {
    const { db } = app.container.platform;
    await using log = db.collection<{ roomId: ObjectId }>('roomLog').watch();
    await log.tryNext();
    const taken = owner.call.channels.create({ teamId: team.id, name: 'general' });
    await expectError(taken, 'CONFLICT', MESSAGES.channelNameTaken);
    const { id } = await owner.call.channels.create({ teamId: team.id, name: 'not-taken' });
    const first = await log.next();
    expect(first.operationType === 'insert' && first.fullDocument.roomId.toHexString()).toBe(id);
  });

  it('makes one of many channels of the same name at once', async () => {
    const create = () => owner.call.channels.create({ teamId: team.id, name: 'raced' });
    const results = await Promise.allSettled(Array.from({ length: 10 }, create));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'CONFLICT' });
    }
  });

  it('is for members of the team, with members of the team', async () => {
    const name = 'nope';
    await expectError(stranger.call.channels.create({ teamId: team.id, name }), 'NOT_FOUND', MESSAGES.notFound);
    await expectError(guest.call.channels.create({ teamId: team.id, name }), 'FORBIDDEN', MESSAGES.notAllowed);
    for (const outsider of [stranger.user.id, unknownId()]) {
      const create = owner.call.channels.create({ teamId: team.id, name, memberIds: [outsider] });
      await expectError(create, 'NOT_FOUND', MESSAGES.userNotFound);
    }
    await expectError(owner.call.channels.create({ teamId: team.id, name: 'two words' }), 'BAD_REQUEST');
  });

  it('ends at five hundred channels', async () => {
    const full = await app.team({ owner });
    const rooms = app.container.platform.db.collection('rooms');
    const like = await rooms.findOne({ teamId: toObjectId(full.id) });
    await rooms.insertMany(
      Array.from({ length: LIMITS.channelsPerTeam - 1 }, (_, index) => ({
        ...like,
        _id: new ObjectId(),
        name: `filler-${index}`,
      })),
    );
    const create = owner.call.channels.create({ teamId: full.id, name: 'one-more' });
    await expectError(create, 'PRECONDITION_FAILED', MESSAGES.tooManyChannels);
  });
});

describe('channels.get and join', () => {
  it('let a member of the team into a public channel, with a word in the room', async () => {
    const later = await app.person();
    const open = await app.channel({ team, by: owner });
    const teamMembers = app.container.platform.db.collection('teamMembers');
    // In the team, but not yet in its channels.
    await join(later, team, 'guest');
    await teamMembers.updateOne({ userId: toObjectId(later.user.id) }, { $set: { role: 'member' } });
    const second = later.at(await app.secondNode());

    expect((await second.call.channels.get({ channelId: open.id })).me).toBeNull();
    await expectError(second.call.messages.list({ roomId: open.id }), 'FORBIDDEN', MESSAGES.noRoomAccess);
    await expectError(second.call.rooms.markRead({ roomId: open.id }), 'FORBIDDEN', MESSAGES.noRoomAccess);
    await expectError(second.call.rooms.typing({ roomId: open.id }), 'FORBIDDEN', MESSAGES.noRoomAccess);
    await expectError(second.call.messages.send({ roomId: open.id, body: 'x' }), 'FORBIDDEN', MESSAGES.noRoomAccess);

    const joined = await second.call.channels.join({ channelId: open.id });
    expect(joined).toMatchObject({ memberCount: 3, lastMessage: { type: 'system' }, me: { role: 'member' } });
    expect(joined.me).toMatchObject({ unreadCount: 0, lastReadSeq: joined.rev });
    const { items } = await owner.call.messages.list({ roomId: open.id });
    expect(items).toMatchObject([
      {
        type: 'system',
        body: '',
        seq: joined.rev,
        rev: joined.rev,
        system: { event: 'joined', actorId: later.user.id, userIds: [later.user.id] },
      },
    ]);
    expect(await second.call.channels.join({ channelId: open.id })).toEqual(joined);
  });

  it('show who may join a public channel nothing of what is said in it', async () => {
    const { id: channelId } = await app.channel({ team, by: owner });
    await owner.call.channels.removeMember({ channelId, userId: member.user.id });
    const { seq } = await owner.call.messages.send({ roomId: channelId, body: 'among us' });
    const unread = { lastMessage: null, lastSeq: seq, me: null };
    expect(await member.call.channels.get({ channelId })).toMatchObject(unread);
    expect(await member.call.rooms.get({ roomId: channelId })).toMatchObject(unread);
    const { items } = await member.call.channels.browse({ teamId: team.id });
    expect(items.find(({ id }) => id === channelId)).toMatchObject(unread);
  });

  it('do not know a channel that is not for the caller', async () => {
    const open = await app.channel({ team, by: owner });
    const secret = await app.channel({ team, by: owner, kind: 'private' });
    for (const [person, channelId] of [
      [guest, open.id],
      [stranger, open.id],
      [member, secret.id],
      [guest, secret.id],
      [member, unknownId()],
    ] as const) {
      await expectError(person.call.channels.get({ channelId }), 'NOT_FOUND', MESSAGES.notFound);
      await expectError(person.call.channels.join({ channelId }), 'NOT_FOUND', MESSAGES.notFound);
    }
  });
});

describe('channels.list', () => {
  it('lists the caller’s channels, of one team or of all', async () => {
    const [person, elsewhere] = [await app.person(), await app.team({ owner })];
    await join(person, team);
    await join(person, elsewhere);
    expect(await namesOf(person, elsewhere.id)).toEqual(['general']);
    const all = await person.call.channels.list();
    expect(new Set(all.map(({ teamId }) => teamId))).toEqual(new Set([team.id, elsewhere.id]));
    await expectError(stranger.call.channels.list({ teamId: team.id }), 'NOT_FOUND', MESSAGES.notFound);
  });
});
