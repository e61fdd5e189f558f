import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';
import { accountChanged } from '../auth/index.js';

const shown = async (error: Promise<Error>) => {
  const { message, ...rest } = await error;
  return JSON.stringify({ message, ...rest });
};
const hour = 60 * 60_000;

describe('invitations under a rush', () => {
  let app: TestApp;
  let owner: Person;
  beforeAll(async () => {
    app = await createTestApp();
    owner = await app.person();
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('let exactly as many in as they are for, over two nodes', async () => {
    const second = await app.secondNode();
    const people: Person[] = [];
    for (let batch = 0; batch < 5; batch += 1) {
      people.push(...(await Promise.all(Array.from({ length: 10 }, () => app.person()))));
    }
    for (const maxUses of [1, 7]) {
      const team = await app.team({ owner });
      const { code } = await owner.call.invitations.create({ teamId: team.id, maxUses });
      const outcomes = await Promise.allSettled(
        people.map((person, index) => (index % 2 ? person.at(second) : person).call.invitations.join({ code })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(maxUses);
      expect((await owner.call.teams.get({ teamId: team.id })).memberCount).toBe(maxUses + 1);
      const [invitation] = (await owner.call.invitations.list({ teamId: team.id })).items;
      expect(invitation?.uses).toBe(maxUses);
      await expectError(app.node.call().invitations.preview({ code }), 'NOT_FOUND', MESSAGES.invitationInvalid);
    }
  });

  it('take one use of a person who comes many times at once', async () => {
    const team = await app.team({ owner });
    const { code } = await owner.call.invitations.create({ teamId: team.id, maxUses: 2 });
    const [eager, other, late] = [await app.person(), await app.person(), await app.person()];
    const answers = await Promise.all(Array.from({ length: 10 }, () => eager.call.invitations.join({ code })));
    expect(answers.filter(({ alreadyMember }) => !alreadyMember)).toHaveLength(1);
    expect((await other.call.invitations.join({ code })).alreadyMember).toBe(false);
    await expectError(late.call.invitations.join({ code }), 'NOT_FOUND', MESSAGES.invitationInvalid);
    expect((await eager.call.invitations.join({ code })).alreadyMember).toBe(true);
  });

  it('do not let anybody in again by the use they had before they were removed', async () => {
    const [owner, person] = await Promise.all([app.person(), app.person()]);
    const { id: teamId } = await owner.call.teams.create({ name: 'Team' });
    const { code } = await owner.call.invitations.create({ teamId, maxUses: 1 });
    await person.call.invitations.join({ code });
    await owner.call.teams.removeMember({ teamId, userId: person.user.id });
    await expectError(person.call.invitations.join({ code }), 'NOT_FOUND', MESSAGES.invitationInvalid);
    expect((await owner.call.invitations.list({ teamId })).items).toMatchObject([{ uses: 1 }]);
  });

  it('give the use back where the person cannot join', async () => {
    const team = await app.team({ owner });
    const { code, id } = await owner.call.invitations.create({ teamId: team.id, maxUses: 1 });
    const person = await app.person();
    const members = app.container.platform.db.collection('teamMembers');
    // Somebody else adds the person between the look at the memberships and the join.
    const { teams } = app.container.teams;
    const found = await app.container.platform.db.collection('invitations').findOne({ _id: toObjectId(id) });
    const other = { teamId: toObjectId(team.id), userId: toObjectId(person.user.id), role: 'member' } as const;
    const [answer] = await Promise.all([
      person.call.invitations.join({ code }),
      teams.addMember({ ...other, invitationId: null }),
    ]);
    const membership = await members.findOne({ teamId: other.teamId, userId: other.userId });
    const [invitation] = (await owner.call.invitations.list({ teamId: team.id })).items;
    expect(found?.uses).toBe(0);
    expect(invitation?.uses).toBe(membership?.invitationId ? 1 : 0);
    expect(answer.alreadyMember).toBe(!membership?.invitationId);
  });
});

describe('a code that is no good', () => {
  let app: TestApp;
  let owner: Person;
  let unknown: string;
  beforeAll(async () => {
    app = await createTestApp();
    owner = await app.person();
    const { code } = await owner.call.invitations.create({ teamId: (await app.team({ owner })).id });
    const last = code.endsWith('A') ? 'Q' : 'A';
    unknown = await refusal(`${code.slice(0, -1)}${last}`);
  });
  afterAll(() => app[Symbol.asyncDispose]());

  /** What both procedures answer to the code, which must be the same. */
  async function refusal(code: string): Promise<string> {
    const stranger = await app.person();
    const join = await shown(
      expectError(stranger.call.invitations.join({ code }), 'NOT_FOUND', MESSAGES.invitationInvalid),
    );
    expect(await shown(expectError(app.node.call().invitations.preview({ code }), 'NOT_FOUND'))).toBe(join);
    return join;
  }

  it('is answered alike: revoked, used up, of a team that is gone, never made', async () => {
    const { db } = app.container.platform;
    const make = async (input: { maxUses?: number } = {}) => {
      const team = await app.team({ owner });
      return owner.call.invitations.create({ teamId: team.id, ...input });
    };
    const revoked = await make();
    await owner.call.invitations.revoke({ invitationId: revoked.id });
    expect(await refusal(revoked.code)).toBe(unknown);

    const used = await make({ maxUses: 1 });
    await (await app.person()).call.invitations.join({ code: used.code });
    expect(await refusal(used.code)).toBe(unknown);

    const orphaned = await make();
    await db.collection('teams').updateOne({ _id: toObjectId(orphaned.teamId) }, { $set: { deletedAt: new Date() } });
    expect(await refusal(orphaned.code)).toBe(unknown);

    expect(await refusal('x')).toBe(unknown);
    expect(await refusal('x'.repeat(128))).toBe(unknown);
  });

  it('is one whose time is over', async () => {
    await using moving = await createTestApp();
    const maker = await moving.person();
    const team = await moving.team({ owner: maker });
    const { code } = await maker.call.invitations.create({ teamId: team.id, expiresInHours: 1 });
    moving.clock.advance(hour - 10_000);
    await moving.node.call().invitations.preview({ code });
    moving.clock.advance(11_000);
    const late = await moving.person();
    expect(await shown(expectError(late.call.invitations.join({ code }), 'NOT_FOUND'))).toBe(unknown);
    expect(await shown(expectError(moving.node.call().invitations.preview({ code }), 'NOT_FOUND'))).toBe(unknown);
  });

  it('is one whose maker may no longer invite', async () => {
    const { db, bus } = app.container.platform;
    const team = await app.team({ owner });
    const admin = await app.person();
    const { code: forAdmins } = await owner.call.invitations.create({ teamId: team.id, role: 'admin' });
    await admin.call.invitations.join({ code: forAdmins });
    const { code } = await admin.call.invitations.create({ teamId: team.id });
    const ids = { teamId: toObjectId(team.id), userId: toObjectId(admin.user.id) };
    const setRole = async (role: string) => {
      await db.collection('teamMembers').updateOne(ids, { $set: { role } });
      app.clock.advance(6_000);
    };
    const setDeactivated = async (deactivatedAt: Date | null) => {
      await db.collection('users').updateOne({ _id: ids.userId }, { $set: { deactivatedAt } });
      await bus.publish(accountChanged, { userId: admin.user.id });
    };
    await setRole('member');
    expect(await refusal(code)).toBe(unknown);
    await setRole('admin');
    await setDeactivated(new Date());
    expect(await refusal(code)).toBe(unknown);
    await setDeactivated(null);
    await (await app.person()).call.invitations.join({ code });
    await db.collection('teamMembers').deleteOne(ids);
    app.clock.advance(6_000);
    expect(await refusal(code)).toBe(unknown);
  });

  it.each([
    ['another field', { code: 'x', teamId: 'y' }],
    ['an operator', { code: { $ne: null } }],
    ['no code', { code: '' }],
    ['an endless one', { code: 'x'.repeat(1_001) }],
  ])('is not %s', async (_, input) => {
    await expectError(owner.call.invitations.join(input as { code: string }), 'BAD_REQUEST');
    await expectError(app.node.call().invitations.preview(input as { code: string }), 'BAD_REQUEST');
  });
});

describe('the limits of invitations', () => {
  it('are twenty tries an hour for a person and fifty new ones for a team', async () => {
    await using app = await createTestApp({ rateLimits: true });
    const [owner, person] = [await app.person(), await app.person()];
    const team = await owner.call.teams.create({ name: 'Team' });
    for (let index = 0; index < 20; index += 1) {
      await expectError(person.call.invitations.join({ code: `guess-${index}` }), 'NOT_FOUND');
    }
    await expectError(person.call.invitations.join({ code: 'guess' }), 'TOO_MANY_REQUESTS');
    for (let index = 0; index < 50; index += 1) await owner.call.invitations.create({ teamId: team.id });
    await expectError(owner.call.invitations.create({ teamId: team.id }), 'TOO_MANY_REQUESTS');
    const other = await owner.call.teams.create({ name: 'Other' });
    await owner.call.invitations.create({ teamId: other.id });
  });
});
