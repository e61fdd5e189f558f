import { type Invitation, LIMITS, MESSAGES } from '@confab/shared';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';

const shown = async (error: Promise<Error>) => {
  const { message, ...rest } = await error;
  return JSON.stringify({ message, ...rest });
};
const hour = 60 * 60_000;

describe('invitations', () => {
  let app: TestApp;
  let owner: Person;
  let admin: Person;
  let member: Person;
  let guest: Person;
  let outsider: Person;
  let teamId: string;
  beforeAll(async () => {
    app = await createTestApp({ environment: { PUBLIC_URL: 'https://chat.example.org/' } });
    [owner, admin, member, guest, outsider] = await Promise.all([
      app.person(),
      app.person(),
      app.person(),
      app.person(),
      app.person(),
    ]);
    teamId = (await app.team({ owner, members: [member], guests: [guest] })).id;
    const { code } = await owner.call.invitations.create({ teamId, role: 'admin' });
    await admin.call.invitations.join({ code });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('are links with a code of 128 bits that end after a week', async () => {
    const invitation = await admin.call.invitations.create({ teamId });
    expect(invitation).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      teamId,
      code: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
      url: `https://chat.example.org/join/${invitation.code}`,
      role: 'member',
      maxUses: null,
      uses: 0,
      expiresAt: new Date(invitation.createdAt.getTime() + 168 * hour),
      revokedAt: null,
      createdBy: {
        id: admin.user.id,
        username: admin.user.username,
        displayName: admin.user.displayName,
        avatarUrl: null,
        isBot: false,
      },
      createdAt: expect.any(Date),
    });
    const stored = await app.container.platform.db
      .collection('invitations')
      .findOne({ _id: toObjectId(invitation.id) });
    expect(JSON.stringify(stored)).not.toContain(invitation.code);
    const listed = await owner.call.invitations.list({ teamId });
    expect(listed.items[0]).toEqual(invitation);
  });

  it('are the business of admins and owners', async () => {
    const invitation = await owner.call.invitations.create({ teamId, role: 'guest', expiresInHours: 1, maxUses: 1 });
    const calls = (person: Person, ids: { teamId: string; invitationId: string }) => [
      person.call.invitations.create({ teamId: ids.teamId }),
      person.call.invitations.list({ teamId: ids.teamId }),
    ];
    const ids = { teamId, invitationId: invitation.id };
    for (const person of [member, guest]) {
      for (const call of calls(person, ids)) await expectError(call, 'FORBIDDEN', MESSAGES.notAllowed);
      await expectError(person.call.invitations.revoke({ invitationId: invitation.id }), 'FORBIDDEN');
    }
    const unknown = { teamId: unknownId(), invitationId: unknownId() };
    const answers = await Promise.all(
      [...calls(outsider, ids), ...calls(outsider, unknown)].map((call) => shown(expectError(call, 'NOT_FOUND'))),
    );
    expect(new Set(answers).size).toBe(1);
    const [foreign, nothing] = await Promise.all(
      [invitation.id, unknownId()].map((invitationId) =>
        shown(expectError(outsider.call.invitations.revoke({ invitationId }), 'NOT_FOUND')),
      ),
    );
    expect(foreign).toBe(nothing);
    expect((await admin.call.invitations.revoke({ invitationId: invitation.id })).revokedAt).toBeInstanceOf(Date);
  });

  it.each([
    ['an owner’s role', { role: 'owner' }],
    ['more than a month', { expiresInHours: 721 }],
    ['no time', { expiresInHours: 0 }],
    ['no uses', { maxUses: 0 }],
    ['too many uses', { maxUses: 1_001 }],
    ['half a use', { maxUses: 1.5 }],
    ['another field', { createdBy: unknownId() }],
    ['uses already made', { uses: -5 }],
  ])('cannot have %s', async (_, wrong) => {
    await expectError(owner.call.invitations.create({ teamId, ...wrong } as { teamId: string }), 'BAD_REQUEST');
  });

  it('let people join in the role they are for, once each', async () => {
    const { code, id } = await owner.call.invitations.create({ teamId, role: 'guest', maxUses: 2 });
    const person = await app.person();
    const before = (await owner.call.teams.get({ teamId })).memberCount;
    const joined = await person.call.invitations.join({ code: ` ${code} ` });
    expect(joined).toEqual({ team: await person.call.teams.get({ teamId }), alreadyMember: false });
    expect(joined.team).toMatchObject({ id: teamId, myRole: 'guest', memberCount: before + 1 });
    expect(await person.call.invitations.join({ code })).toEqual({ team: joined.team, alreadyMember: true });
    expect(await member.call.invitations.join({ code })).toMatchObject({
      team: { myRole: 'member' },
      alreadyMember: true,
    });
    const { items } = await owner.call.invitations.list({ teamId });
    expect(items.find((item) => item.id === id)?.uses).toBe(1);
  });

  it('say what they are for to anybody who has the code', async () => {
    const { code, expiresAt } = await owner.call.invitations.create({ teamId });
    const { name, memberCount } = await owner.call.teams.get({ teamId });
    expect(await app.node.call().invitations.preview({ code })).toEqual({ team: { name, memberCount }, expiresAt });
  });

  it('stay revoked since the first time', async () => {
    const { id, code } = await owner.call.invitations.create({ teamId });
    const first = await owner.call.invitations.revoke({ invitationId: id });
    app.clock.advance(1_000);
    const again = await admin.call.invitations.revoke({ invitationId: id });
    expect(again).toEqual(first);
    expect(again.code).toBe(code);
  });

  it('are listed newest first, on pages of any size', async () => {
    const other = await app.team({ owner });
    const made: Invitation[] = [];
    for (let index = 0; index < 11; index += 1) {
      made.unshift(await owner.call.invitations.create({ teamId: other.id, maxUses: index + 1 }));
    }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 13 }), async (limit) => {
        const found: Invitation[] = [];
        let cursor: string | null = null;
        do {
          const page: { items: Invitation[]; nextCursor: string | null } = await owner.call.invitations.list({
            teamId: other.id,
            limit,
            ...(cursor !== null && { cursor }),
          });
          found.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(found).toEqual(made);
      }),
      { numRuns: 10 },
    );
  });

  it('of a team can be a hundred open ones', async () => {
    const { id } = await app.team({ owner });
    const create = () => owner.call.invitations.create({ teamId: id });
    const made = await Promise.all(Array.from({ length: LIMITS.openInvitationsPerTeam - 1 }, create));
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, create));
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    if (outcomes.every(({ status }) => status === 'rejected')) await create();
    await expectError(create(), 'PRECONDITION_FAILED', MESSAGES.tooManyInvitations);
    await owner.call.invitations.revoke({ invitationId: made[0]?.id ?? '' });
    await create();
    await expectError(create(), 'PRECONDITION_FAILED');
  });
});
