import { MESSAGES, TIMES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { teamDeleted, teamNotified, teamUpdated } from './index.js';
import { hear, shown } from './team-cast.fixture.js';

let app: TestApp;
let owner: Person;
let admin: Person;
let member: Person;
let guest: Person;
let stranger: Person;
beforeAll(async () => {
  app = await createTestApp();
  [owner, admin, member, guest, stranger] = [
    await app.person(),
    await app.person(),
    await app.person(),
    await app.person(),
    await app.person(),
  ];
});
afterAll(() => app[Symbol.asyncDispose]());

/** A team with one of each role in it. */
async function makeTeam(): Promise<string> {
  const { id } = await app.team({ owner, members: [admin, member], guests: [guest] });
  await owner.call.teams.setRole({ teamId: id, userId: admin.user.id, role: 'admin' });
  return id;
}

describe('what only some may do to a team', () => {
  it.each([
    ['update', (person: Person, teamId: string) => person.call.teams.update({ teamId, name: 'x' })],
    ['notify', (person: Person, teamId: string) => person.call.teams.notify({ teamId, title: 'x', body: 'x' })],
    ['delete', (person: Person, teamId: string) => person.call.teams.delete({ teamId })],
  ])('%s: guests and members may not, and for outsiders there is no team', async (_, act) => {
    const teamId = await makeTeam();
    for (const person of [guest, member]) await expectError(act(person, teamId), 'FORBIDDEN', MESSAGES.notAllowed);
    const unknown = await shown(expectError(act(stranger, unknownId()), 'NOT_FOUND', MESSAGES.notFound));
    expect(await shown(expectError(act(stranger, teamId), 'NOT_FOUND'))).toBe(unknown);
    await expectError(act({ ...stranger, call: app.node.call() }, teamId), 'UNAUTHORIZED');
    expect((await owner.call.teams.get({ teamId })).name).toBe('Team');
  });
});

describe('teams.update', () => {
  it('changes what is said and leaves the rest', async () => {
    const teamId = await makeTeam();
    const before = await admin.call.teams.get({ teamId });
    const heard = await hear(app, teamUpdated, async () => {
      const changed = await admin.call.teams.update({ teamId, name: ' Another ' });
      expect(changed).toEqual({ ...before, name: 'Another', updatedAt: expect.any(Date) });
      expect(changed.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
      expect(await owner.call.teams.update({ teamId, description: 'Why' })).toMatchObject({
        name: 'Another',
        description: 'Why',
        slug: before.slug,
        myRole: 'owner',
      });
    });
    expect(heard).toEqual([{ teamId }, { teamId }]);
  });

  it.each<[string, object]>([
    ['another field', { slug: 'x' }],
    ['no name', { name: ' ' }],
    ['a long name', { name: 'x'.repeat(65) }],
    ['a long description', { description: 'x'.repeat(501) }],
    ['an operator', { name: { $ne: null } }],
  ])('refuses %s', async (_, change) => {
    await expectError(owner.call.teams.update({ teamId: await makeTeam(), ...change }), 'BAD_REQUEST');
  });
});

describe('teams.notify', () => {
  it('says something to everybody and keeps nothing', async () => {
    const teamId = await makeTeam();
    const notice = { title: ' Tea ', body: 'At four' };
    const heard = await hear(app, teamNotified, () => admin.call.teams.notify({ teamId, ...notice }));
    expect(heard).toEqual([{ teamId, userId: admin.user.id, title: 'Tea', body: 'At four', at: expect.any(Date) }]);
  });

  it('is done six times an hour in a team, whoever does it', async () => {
    await using limited = await createTestApp({ rateLimits: true });
    const person = await limited.person();
    const [one, other] = [await limited.team({ owner: person }), await limited.team({ owner: person })];
    const notify = (teamId: string) => person.call.teams.notify({ teamId, title: 'x', body: 'x' });
    for (let index = 0; index < 6; index += 1) await notify(one.id);
    await expectError(notify(one.id), 'TOO_MANY_REQUESTS');
    await notify(other.id);
  });

  it.each<[string, object]>([
    ['no title', { title: '', body: 'x' }],
    ['a long title', { title: 'x'.repeat(101), body: 'x' }],
    ['no body', { title: 'x', body: ' ' }],
    ['a long body', { title: 'x', body: 'x'.repeat(2_001) }],
    ['another field', { title: 'x', body: 'x', at: new Date() }],
  ])('refuses %s', async (_, notice) => {
    const input = { teamId: await makeTeam(), ...notice } as { teamId: string; title: string; body: string };
    await expectError(owner.call.teams.notify(input), 'BAD_REQUEST');
  });
});

describe('teams.delete', () => {
  it('is for owners; then the team is there for nobody, on this node at once and on others soon', async () => {
    const teamId = await makeTeam();
    const second = await app.secondNode();
    const there = member.at(second);
    await there.call.teams.get({ teamId });
    const { code } = await owner.call.invitations.create({ teamId });
    const { slug } = await owner.call.teams.get({ teamId });
    await expectError(admin.call.teams.delete({ teamId }), 'FORBIDDEN');

    const heard = await hear(app, teamDeleted, async () => {
      expect(await owner.call.teams.delete({ teamId })).toEqual({ ok: true });
    });
    expect(heard).toEqual([{ teamId }]);
    const unknown = await shown(expectError(owner.call.teams.get({ teamId: unknownId() }), 'NOT_FOUND'));
    for (const person of [owner, admin, member, guest]) {
      expect(await shown(expectError(person.call.teams.get({ teamId }), 'NOT_FOUND'))).toBe(unknown);
      expect((await person.call.teams.list()).map(({ id }) => id)).not.toContain(teamId);
    }
    await expectError(stranger.call.invitations.join({ code }), 'NOT_FOUND', MESSAGES.invitationInvalid);
    await expectError(owner.call.teams.delete({ teamId }), 'NOT_FOUND');
    app.clock.advance(5_000);
    expect(await shown(expectError(there.call.teams.get({ teamId }), 'NOT_FOUND'))).toBe(unknown);
    // The address is free for another team.
    expect((await owner.call.teams.create({ name: 'Next', slug })).slug).toBe(slug);
  });

  it('is one owner’s doing where several do it at once', async () => {
    const teamId = await makeTeam();
    const calls = Array.from({ length: 4 }, () => owner.call.teams.delete({ teamId }));
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('leaves the documents for thirty days, and until the channels are deleted', async () => {
    await using moving = await createTestApp();
    const person = await moving.person();
    const teamId = toObjectId((await moving.team({ owner: person, members: [await moving.person()] })).id);
    const { teams, purge } = moving.container.teams;
    const count = async () => {
      await purge();
      const { db } = moving.container.platform;
      const members = await db.collection('teamMembers').countDocuments({ teamId });
      return [await db.collection('teams').countDocuments({ _id: teamId }), members];
    };
    await person.call.teams.delete({ teamId: teamId.toHexString() });
    // As after a crash before its channels were deleted.
    const undone = { $set: { channelsDeletedAt: null } };
    await moving.container.platform.db.collection('teams').updateOne({ _id: teamId }, undone);
    expect((await teams.unsynced(10)).deleted.map(({ _id }) => _id)).toEqual([teamId]);
    moving.clock.advance(TIMES.deleted + 1_000);
    expect(await count()).toEqual([1, 2]);
    await teams.markChannelsDeleted(teamId);
    expect((await teams.unsynced(10)).deleted).toEqual([]);
    expect(await count()).toEqual([0, 0]);
  });
});
