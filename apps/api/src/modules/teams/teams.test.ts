import { LIMITS, MESSAGES } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { teamCreated, teamMemberJoined } from './index.js';

/** What every team has until it is deleted. */
const kept = { deletedAt: null, channelsDeletedAt: null };

const shown = async (error: Promise<Error>) => {
  const { message, ...rest } = await error;
  return JSON.stringify({ message, ...rest });
};

describe('teams', () => {
  let app: TestApp;
  let ada: Person;
  let outsider: Person;
  beforeAll(async () => {
    app = await createTestApp();
    ada = await app.person();
    outsider = await app.person();
  });
  afterAll(() => app[Symbol.asyncDispose]());
  const documents = (name: string) => app.container.platform.db.collection(name);

  it('begin with their maker as the owner, and tell who listens', async () => {
    const events: unknown[] = [];
    const { bus } = app.container.platform;
    const stops = [
      bus.subscribeHere(teamCreated, (event) => void events.push([teamCreated.name, event])),
      bus.subscribeHere(teamMemberJoined, (event) => void events.push([teamMemberJoined.name, event])),
    ];
    const team = await ada.call.teams.create({ name: ' The Team ', description: 'What we do' });
    for (const stop of stops) stop();
    expect(team).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: 'The Team',
      slug: 'the-team',
      description: 'What we do',
      ownerId: ada.user.id,
      memberCount: 1,
      myRole: 'owner',
      createdAt: expect.any(Date),
      updatedAt: expect.any(Date),
    });
    expect(events).toEqual([[teamCreated.name, { teamId: team.id, ownerId: ada.user.id }]]);
    expect(await ada.call.teams.get({ teamId: team.id })).toEqual(team);
  });

  it('have an address of their own, varied where none was asked for', async () => {
    const name = 'Same name';
    const made = await Promise.all(Array.from({ length: 6 }, () => ada.call.teams.create({ name })));
    const slugs = made.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(6);
    expect(slugs).toContain('same-name');
    for (const slug of slugs) expect(slug).toMatch(/^same-name(-[0-9a-f]{8})?$/);
    expect((await ada.call.teams.create({ name: '日本' })).slug).toMatch(/^team-[0-9a-f]{8}$/);
  });

  it('cannot take an address that is taken', async () => {
    const make = () => ada.call.teams.create({ name: 'Wanted', slug: 'Wanted-Address' });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, make));
    const made = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(made.map(({ slug }) => slug)).toEqual(['wanted-address']);
    await expectError(make(), 'CONFLICT', MESSAGES.slugTaken);
  });

  it('are listed for those who are in them, with their numbers', async () => {
    await using own = await createTestApp();
    const [one, two, three] = [await own.person(), await own.person(), await own.person()];
    const first = await own.team({ owner: one, members: [two], guests: [three], name: 'First' });
    const second = await own.team({ owner: two, members: [one], name: 'Second' });
    const seen = async (person: Person) =>
      (await person.call.teams.list()).map(({ id, memberCount, myRole }) => [id, memberCount, myRole]);
    expect(await seen(one)).toEqual([
      [first.id, 3, 'owner'],
      [second.id, 2, 'member'],
    ]);
    expect(await seen(three)).toEqual([[first.id, 3, 'guest']]);
    expect(await (await own.person()).call.teams.list()).toEqual([]);
  });

  it('are not there for outsiders', async () => {
    const team = await ada.call.teams.create({ name: 'Secret' });
    const calls = (person: Person, teamId: string) => [
      person.call.teams.get({ teamId }),
      person.call.teams.members({ teamId }),
      person.call.teams.members({ teamId, query: 'a', role: 'owner' }),
    ];
    const answers = await Promise.all([
      ...calls(outsider, team.id).map((call) => shown(expectError(call, 'NOT_FOUND'))),
      ...calls(outsider, unknownId()).map((call) => shown(expectError(call, 'NOT_FOUND'))),
    ]);
    expect(new Set(answers).size).toBe(1);
    await expectError(app.node.call().teams.get({ teamId: team.id }), 'UNAUTHORIZED');
  });

  it.each([
    ['another field', { name: 'x', ownerId: unknownId() }],
    ['no name', { name: '  ' }],
    ['a long name', { name: 'x'.repeat(65) }],
    ['an address with spaces', { name: 'x', slug: 'a b' }],
    ['an empty address', { name: 'x', slug: '' }],
    ['a long description', { name: 'x', description: 'x'.repeat(501) }],
  ])('refuse %s', async (_, input) => {
    await expectError(ada.call.teams.create(input), 'BAD_REQUEST');
  });

  it('of one person are a hundred at most, however many are made at once', async () => {
    const busy = await app.person();
    const now = new Date();
    const teamIds = Array.from({ length: LIMITS.teamsPerPerson - 3 }, () => new ObjectId());
    const rest = { description: '', generalChannelAt: now, createdAt: now, updatedAt: now, ...kept };
    const userId = toObjectId(busy.user.id);
    await documents('teams').insertMany(
      teamIds.map((_id) => ({ _id, name: 'x', slug: _id.toHexString(), ownerId: userId, ...rest })),
    );
    await documents('teamMembers').insertMany(
      teamIds.map((teamId) => ({
        teamId,
        userId,
        role: 'owner',
        invitationId: null,
        joinedAt: now,
        channelsSyncedAt: now,
        createdAt: now,
        updatedAt: now,
      })),
    );
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => busy.call.teams.create({ name: `Busy ${index}` })),
    );
    const made = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const listed = await busy.call.teams.list();
    expect(listed).toHaveLength(LIMITS.teamsPerPerson - 3 + made);
    expect(listed.length).toBeLessThanOrEqual(LIMITS.teamsPerPerson);
    expect(await documents('teamMembers').countDocuments({ userId })).toBe(listed.length);
    for (let left = LIMITS.teamsPerPerson - listed.length; left > 0; left -= 1) {
      await busy.call.teams.create({ name: 'One more' });
    }
    await expectError(busy.call.teams.create({ name: 'Too many' }), 'PRECONDITION_FAILED', MESSAGES.tooManyTeams);
    const { code } = await ada.call.invitations.create({ teamId: (await ada.call.teams.create({ name: 'x' })).id });
    await expectError(busy.call.invitations.join({ code }), 'PRECONDITION_FAILED', MESSAGES.tooManyTeams);
  });

  it('get their owner and their channels even if the server stopped half way', async () => {
    const { teams } = app.container.teams;
    const now = new Date();
    const _id = new ObjectId();
    const ownerId = toObjectId(ada.user.id);
    const rest = { description: '', generalChannelAt: null, createdAt: now, updatedAt: now, ...kept };
    await documents('teams').insertOne({ _id, name: 'Half', slug: 'half', ownerId, ...rest });
    const isHalf = ({ _id: id, teamId = id }: { _id: ObjectId; teamId?: ObjectId }) => teamId.equals(_id);
    const unsynced = await teams.unsynced(1_000);
    expect(unsynced.teams.filter(isHalf)).toHaveLength(1);
    expect(unsynced.members.filter(isHalf)).toHaveLength(1);
    expect(await ada.call.teams.get({ teamId: _id.toHexString() })).toMatchObject({ memberCount: 1, myRole: 'owner' });
    await teams.markGeneralChannel(_id);
    await teams.markChannelsSynced(_id, [ownerId]);
    const after = await teams.unsynced(1_000);
    expect([...after.teams, ...after.members].filter(isHalf)).toEqual([]);
  });
});
