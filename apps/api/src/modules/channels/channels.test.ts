import { LIMITS, MESSAGES, type Team } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import type { Teams } from '../teams/index.js';
import { ChannelsService } from './channels.service.js';
import { TeamChannels } from './team-channels.js';

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

/** The real teams, with something happening once, right after members were read. */
function doorWith(happening: () => Promise<unknown>): Teams {
  const { teams } = app.container.teams;
  let happened: Promise<unknown> | null = null;
  const then = async <Read>(read: Promise<Read>): Promise<Read> => {
    const answer = await read;
    happened ??= happening();
    await happened;
    return answer;
  };
  return {
    ...teams,
    memberIds: (...of) => then(teams.memberIds(...of)),
    memberships: (...of) => then(teams.memberships(...of)),
  };
}

async function join(who: Person, into: Team, role: 'member' | 'guest' = 'member'): Promise<void> {
  const { code } = await owner.call.invitations.create({ teamId: into.id, role });
  await who.call.invitations.join({ code });
}

describe('channels.create', () => {
  it('puts everybody but guests into a public channel', async () => {
    const channel = await member.call.channels.create({ teamId: team.id, name: ' Plans_1 ', topic: 'What next' });
    expect(channel).toMatchObject({
      kind: 'public',
      teamId: team.id,
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

describe('a team and its channels', () => {
  it('begins with the channel general', async () => {
    const fresh = await owner.call.teams.create({ name: 'Fresh' });
    expect(await owner.call.channels.list({ teamId: fresh.id })).toMatchObject([
      { name: 'general', kind: 'public', memberCount: 1, me: { role: 'admin' } },
    ]);
  });

  it('puts who joins into every public channel, before the joining is answered, and says nothing', async () => {
    const own = await app.team({ owner });
    const open = await app.channel({ team: own, by: owner, name: 'open' });
    await owner.call.messages.send({ roomId: open.id, body: 'before' });
    await app.channel({ team: own, by: owner, kind: 'private', name: 'secret' });
    const [person, visitor] = await Promise.all([app.person(), app.person()]);
    await join(person, own);
    await join(visitor, own, 'guest');

    expect(await namesOf(person, own.id)).toEqual(['general', 'open']);
    expect(await namesOf(visitor, own.id)).toEqual([]);
    const room = await person.call.channels.get({ channelId: open.id });
    expect(room).toMatchObject({ memberCount: 2, rev: 3, lastSeq: 2, me: { unreadCount: 0, lastReadSeq: 3 } });
    expect((await person.call.messages.list({ roomId: open.id })).items).toMatchObject([{ body: 'before' }]);
  });

  it('repeats what was left undone', async () => {
    const own = await app.team({ owner });
    const person = await app.person();
    await join(person, own);
    const { db } = app.container.platform;
    // As after a crash between the team's change and that of its channels.
    const [general] = await db
      .collection('rooms')
      .find({ teamId: toObjectId(own.id) })
      .toArray();
    if (!general) throw new Error('The team has no channel');
    const { _id: roomId } = general;
    for (const name of ['roomMembers', 'roomLog']) await db.collection(name).deleteMany({ roomId });
    await db.collection('rooms').deleteOne({ _id: roomId });
    await db.collection('teams').updateOne({ _id: toObjectId(own.id) }, { $set: { generalChannelAt: null } });
    await db.collection('teamMembers').updateMany({ teamId: toObjectId(own.id) }, { $set: { channelsSyncedAt: null } });
    expect(await namesOf(person, own.id)).toEqual([]);

    await Promise.all([app.container.channels.sweep(), (await app.secondNode()).container.channels.sweep()]);
    expect(await namesOf(person, own.id)).toEqual(['general']);
    expect(await owner.call.channels.list({ teamId: own.id })).toMatchObject([{ memberCount: 2, rev: 1 }]);
    const undone = await db.collection('teamMembers').countDocuments({ channelsSyncedAt: null });
    expect(undone).toBe(0);
  });

  it('goes on with the others where one team cannot be brought up to date', async () => {
    const teams = [await app.team({ owner }), await app.team({ owner })];
    const [sick, sound] = teams.map(({ id }) => toObjectId(id));
    const { db } = app.container.platform;
    const general = await db.collection('rooms').findOne({ teamId: sick });
    const entry = await db.collection('roomLog').findOne({ roomId: general?._id });
    // An entry that nobody understands: the channel takes no changes until that is mended.
    const _id = new ObjectId();
    await db.collection('roomLog').insertOne({ ...entry, _id, rev: (general?.rev ?? 0) + 1, kind: 'nonsense' });
    await db
      .collection('teamMembers')
      .updateMany({ teamId: { $in: [sick, sound] } }, { $set: { channelsSyncedAt: null } });
    const other = await app.secondNode();
    await other.container.channels.sweep();
    const undone = await db.collection('teamMembers').find({ channelsSyncedAt: null }).toArray();
    expect(undone.map(({ teamId }) => teamId)).toEqual([sick]);

    await db.collection('roomLog').deleteOne({ _id });
    await other.container.channels.sweep();
    expect(await db.collection('teamMembers').countDocuments({ channelsSyncedAt: null })).toBe(0);
  });

  it('misses nobody who joins while a channel is made', async () => {
    const own = await app.team({ owner });
    const late = await app.person();
    // Joins after the members were read and before the channel is there: neither finds the other.
    const room = await new TeamChannels(
      app.container.rooms,
      doorWith(() => join(late, own)),
    ).create({
      teamId: toObjectId(own.id),
      creator: toObjectId(owner.user.id),
      invited: [],
      name: 'raced',
      kind: 'public',
      topic: '',
      description: '',
      posting: 'everyone',
    });
    expect(await membersOf(room._id.toHexString())).toEqual(new Set([owner.user.id, late.user.id]));
  });

  it('keeps nobody in a channel who leaves while everybody is put into it', async () => {
    const own = await app.team({ owner });
    const leaver = await app.person();
    await join(leaver, own);
    const door = doorWith(() => leaver.call.teams.leave({ teamId: own.id }));
    const room = await new TeamChannels(app.container.rooms, door).create({
      teamId: toObjectId(own.id),
      creator: toObjectId(owner.user.id),
      invited: [],
      name: 'left',
      kind: 'public',
      topic: '',
      description: '',
      posting: 'everyone',
    });
    expect(await membersOf(room._id.toHexString())).toEqual(new Set([owner.user.id]));
  });

  it.each(['public', 'private'] as const)(
    'keeps nobody in a %s channel who leaves while named for it',
    async (kind) => {
      const own = await app.team({ owner });
      const leaver = await app.person();
      await join(leaver, own);
      const { rooms, teams } = app.container;
      const service = new ChannelsService({
        rooms,
        teams: doorWith(() => leaver.call.teams.leave({ teamId: own.id })),
        teamChannels: new TeamChannels(rooms, teams.teams),
      });
      const caller = { userId: owner.user.id, sessionId: owner.session.sessionId };
      const input = { teamId: own.id, name: 'named', kind, topic: '', description: '', posting: 'everyone' } as const;
      const { id } = await service.create(caller, { ...input, memberIds: [leaver.user.id] });
      expect(await membersOf(id)).toEqual(new Set([owner.user.id]));
    },
  );

  it('keeps nobody in its channels who leaves while being put there', async () => {
    const own = await app.team({ owner });
    const leaver = await app.person();
    await join(leaver, own);
    const channels = new TeamChannels(
      app.container.rooms,
      doorWith(() => leaver.call.teams.leave({ teamId: own.id })),
    );
    await channels.fill(toObjectId(own.id), [toObjectId(leaver.user.id)]);
    const [general] = await owner.call.channels.list({ teamId: own.id });
    expect(await membersOf(general?.id ?? '')).toEqual(new Set([owner.user.id]));
  });

  it('keeps nobody in a channel who joins it while leaving the team', async () => {
    const own = await app.team({ owner });
    const leaver = await app.person();
    await join(leaver, own);
    const { id: channelId } = await app.channel({ team: own, by: owner });
    const { rooms, teams } = app.container;
    const roles: typeof rooms.access.teamRoleIn = async (userId, roomId) => {
      const role = await rooms.access.teamRoleIn(userId, roomId);
      await leaver.call.teams.leave({ teamId: own.id });
      return role;
    };
    const service = new ChannelsService({
      rooms: { ...rooms, access: Object.assign(Object.create(rooms.access), { teamRoleIn: roles }) },
      teams: teams.teams,
      teamChannels: new TeamChannels(rooms, teams.teams),
    });
    const caller = { userId: leaver.user.id, sessionId: leaver.session.sessionId };
    await expectError(service.join(caller, channelId), 'NOT_FOUND', MESSAGES.notFound);
    expect(await membersOf(channelId)).toEqual(new Set([owner.user.id]));
  });

  it('has everybody in a channel that is made while many join', async () => {
    const own = await app.team({ owner });
    const people = await Promise.all(Array.from({ length: 6 }, () => app.person()));
    const { code } = await owner.call.invitations.create({ teamId: own.id });
    const [channel] = await Promise.all([
      owner.call.channels.create({ teamId: own.id, name: 'crowded' }),
      ...people.map((person) => person.call.invitations.join({ code })),
    ]);
    const expected = new Set([owner, ...people].map(({ user }) => user.id));
    expect(await membersOf(channel.id)).toEqual(expected);
    expect((await owner.call.channels.get({ channelId: channel.id })).memberCount).toBe(7);
  });
});
