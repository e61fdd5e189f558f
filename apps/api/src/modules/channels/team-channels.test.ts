import { MESSAGES, type Team } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';
import type { Teams } from '../teams/index.js';
import { ChannelMembers } from './channel-members.js';
import { ChannelNames } from './channel-names.js';
import { ChannelsService } from './channels.service.js';
import { TeamChannels } from './team-channels.js';

let app: TestApp;
let owner: Person;

beforeAll(async () => {
  app = await createTestApp();
  owner = await app.person();
});
afterAll(() => app[Symbol.asyncDispose]());

const namesOf = async (person: Person, teamId: string) =>
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

/** The channels of teams, on the real rooms. */
function channelsOf(teams: Teams = app.container.teams.teams): TeamChannels {
  const { rooms, platform } = app.container;
  const names = new ChannelNames({ db: platform.db, rooms, clock: platform.clock });
  return new TeamChannels({ rooms, teams, names });
}

async function join(who: Person, into: Team, role: 'member' | 'guest' = 'member'): Promise<void> {
  const { code } = await owner.call.invitations.create({ teamId: into.id, role });
  await who.call.invitations.join({ code });
}

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

    // The name was claimed for the channel that is gone: nobody has it before a minute is over.
    await app.container.channels.sweep();
    expect(await namesOf(person, own.id)).toEqual([]);
    app.clock.advance(61_000);
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
    const room = await channelsOf(doorWith(() => join(late, own))).create({
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
    const room = await channelsOf(door).create({
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
        teams: teams.teams,
        teamChannels: channelsOf(doorWith(() => leaver.call.teams.leave({ teamId: own.id }))),
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
    const channels = channelsOf(doorWith(() => leaver.call.teams.leave({ teamId: own.id })));
    await channels.fill(toObjectId(own.id), [toObjectId(leaver.user.id)]);
    const [general] = await owner.call.channels.list({ teamId: own.id });
    expect(await membersOf(general?.id ?? '')).toEqual(new Set([owner.user.id]));
  });

  it('keeps nobody in a channel who joins it while leaving the team', async () => {
    const own = await app.team({ owner });
    const leaver = await app.person();
    await join(leaver, own);
    const { id: channelId } = await app.channel({ team: own, by: owner });
    const { rooms } = app.container;
    const roles: typeof rooms.access.teamRoleIn = async (userId, roomId) => {
      const role = await rooms.access.teamRoleIn(userId, roomId);
      await leaver.call.teams.leave({ teamId: own.id });
      return role;
    };
    const members = new ChannelMembers({
      rooms: { ...rooms, access: Object.assign(Object.create(rooms.access), { teamRoleIn: roles }) },
      teamChannels: channelsOf(),
    });
    const caller = { userId: leaver.user.id, sessionId: leaver.session.sessionId };
    await expectError(members.join(caller, channelId), 'NOT_FOUND', MESSAGES.notFound);
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
