import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { teamMemberRoleChanged } from './index.js';
import { type Cast, channelsOf, hear, makeCast, roleOf, shown } from './team-cast.fixture.js';

let app: TestApp;
let stranger: Person;
beforeAll(async () => {
  app = await createTestApp();
  stranger = await app.person();
});
afterAll(() => app[Symbol.asyncDispose]());

describe('teams.addMember', () => {
  it('takes an id of somebody known, or the whole login of anybody', async () => {
    const { teamId, owner, admin } = await makeCast(app);
    const [known, one, two] = [await app.person(), await app.person(), await app.person()];
    await app.team({ owner, members: [known] });
    const added = await owner.call.teams.addMember({ teamId, userId: known.user.id, role: 'owner' });
    expect(added).toEqual({
      user: expect.objectContaining({ id: known.user.id, username: known.user.username }),
      role: 'owner',
      joinedAt: expect.any(Date),
    });
    expect(added.user).not.toHaveProperty('email');
    expect((await admin.call.teams.addMember({ teamId, login: one.user.username.toUpperCase() })).role).toBe('member');
    await admin.call.teams.addMember({ teamId, login: ` ${two.user.email}`, role: 'guest' });
    expect(await channelsOf(one, teamId)).toEqual(['general']);
    expect(await channelsOf(two, teamId)).toEqual([]);
    expect((await two.call.teams.get({ teamId })).myRole).toBe('guest');
  });

  it('leaves who is in the team already as they are', async () => {
    const { teamId, owner, admin } = await makeCast(app);
    const again = await owner.call.teams.addMember({ teamId, userId: admin.user.id, role: 'guest' });
    expect(again.role).toBe('admin');
  });

  it('knows nobody who is unknown, deactivated, or named by a part of their login', async () => {
    const { teamId, owner } = await makeCast(app);
    const gone = await app.person();
    await gone.call.users.deactivateMe({ password: gone.password });
    const add = (whom: { userId?: string; login?: string }) =>
      shown(expectError(owner.call.teams.addMember({ teamId, ...whom }), 'NOT_FOUND', MESSAGES.userNotFound));
    const unknown = await add({ userId: unknownId() });
    expect(await add({ userId: stranger.user.id })).toBe(unknown);
    expect(await add({ login: 'nobody@example.org' })).toBe(unknown);
    expect(await add({ login: gone.user.username })).toBe(unknown);
    expect(await add({ login: stranger.user.username.slice(0, -1) })).toBe(unknown);
  });

  it.each<[string, object]>([
    ['nobody', {}],
    ['two at once', { userId: '0'.repeat(24), login: 'x' }],
    ['another field', { login: 'x', invitationId: null }],
    ['an operator', { login: { $ne: null } }],
    ['no role', { login: 'x', role: 'boss' }],
  ])('refuses %s', async (_, input) => {
    const { teamId, owner } = await makeCast(app);
    await expectError(owner.call.teams.addMember({ teamId, ...input }), 'BAD_REQUEST');
  });
});

describe('who may change who is in a team', () => {
  const acts: [string, (person: Person, cast: Cast, target: Person) => Promise<unknown>][] = [
    ['addMember', (person, { teamId }) => person.call.teams.addMember({ teamId, login: stranger.user.username })],
    ['removeMember', (person, { teamId }, { user }) => person.call.teams.removeMember({ teamId, userId: user.id })],
    [
      'setRole',
      (person, { teamId }, { user }) => person.call.teams.setRole({ teamId, userId: user.id, role: 'guest' }),
    ],
  ];

  it.each(acts)('%s: not guests and members, and for outsiders there is no team', async (_, act) => {
    const cast = await makeCast(app);
    for (const person of [cast.guest, cast.member]) {
      const known = await shown(expectError(act(person, cast, cast.member), 'FORBIDDEN', MESSAGES.notAllowed));
      expect(await shown(expectError(act(person, cast, stranger), 'FORBIDDEN'))).toBe(known);
    }
    const unknown = act(stranger, { ...cast, teamId: unknownId() }, cast.member);
    const answer = await shown(expectError(unknown, 'NOT_FOUND', MESSAGES.notFound));
    expect(await shown(expectError(act(stranger, cast, cast.member), 'NOT_FOUND'))).toBe(answer);
    await expectError(act({ ...stranger, call: app.node.call() }, cast, cast.member), 'UNAUTHORIZED');
  });

  it('admins have no say in admins and owners', async () => {
    const cast = await makeCast(app);
    const { teamId, owner, admin, member } = cast;
    for (const [_, act] of acts.slice(1)) {
      await expectError(act(admin, cast, owner), 'FORBIDDEN');
      await expectError(act(admin, cast, admin), 'FORBIDDEN');
      await expectError(act(admin, cast, stranger), 'NOT_FOUND', MESSAGES.userNotFound);
    }
    for (const role of ['admin', 'owner'] as const) {
      await expectError(admin.call.teams.setRole({ teamId, userId: member.user.id, role }), 'FORBIDDEN');
      const add = admin.call.teams.addMember({ teamId, login: stranger.user.username, role });
      await expectError(add, 'FORBIDDEN');
    }
    await admin.call.teams.setRole({ teamId, userId: member.user.id, role: 'guest' });
    await admin.call.teams.removeMember({ teamId, userId: member.user.id });
    expect(await roleOf(cast, member)).toBeNull();
  });
});

describe('teams.setRole', () => {
  it('is answered and told, and holds at once', async () => {
    const cast = await makeCast(app);
    const { teamId, owner, member } = cast;
    const input = { teamId, userId: member.user.id, role: 'admin' } as const;
    const heard = await hear(app, teamMemberRoleChanged, async () => {
      expect(await owner.call.teams.setRole(input)).toMatchObject({ role: 'admin', user: { id: member.user.id } });
      await member.call.teams.update({ teamId, name: 'Mine' });
      // A change that changes nothing is told to nobody.
      await owner.call.teams.setRole(input);
    });
    expect(heard).toEqual([{ ...input, from: 'member' }]);
    await owner.call.teams.setRole({ ...input, role: 'guest' });
    await expectError(member.call.teams.members({ teamId }), 'FORBIDDEN');
  });

  it('puts who is a guest no more into every public channel, also if the server stops before', async () => {
    const cast = await makeCast(app);
    const { teamId, owner, guest, member } = cast;
    await app.channel({ team: await owner.call.teams.get({ teamId }), by: owner, name: 'open' });
    await app.channel({ team: await owner.call.teams.get({ teamId }), by: owner, name: 'secret', kind: 'private' });
    await owner.call.teams.setRole({ teamId, userId: guest.user.id, role: 'member' });
    expect(await channelsOf(guest, teamId)).toEqual(['general', 'open']);

    // Who was no guest is left where they are, and who becomes one too.
    await owner.call.teams.setRole({ teamId, userId: member.user.id, role: 'admin' });
    await owner.call.teams.setRole({ teamId, userId: member.user.id, role: 'guest' });
    const { db } = app.container.platform;
    const ids = { teamId: toObjectId(teamId), userId: toObjectId(member.user.id) };
    await db.collection('teamMembers').updateOne(ids, { $set: { role: 'member', channelsSyncedAt: null } });
    await app.container.channels.sweep();
    expect((await db.collection('teamMembers').findOne(ids))?.channelsSyncedAt).toBeInstanceOf(Date);
  });
});
