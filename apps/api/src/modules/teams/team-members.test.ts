import { LIMITS, MESSAGES, type TeamMember } from '@confab/shared';
import fc from 'fast-check';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';
import { teamMemberJoined } from './index.js';

type Input = Parameters<Person['call']['teams']['members']>[0];

/** Every page of a list, one after the other. */
async function walk(person: Person, input: Input & { limit: number }): Promise<TeamMember[]> {
  const items: TeamMember[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await person.call.teams.members({ ...input, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    expect(page.items.length).toBe(input.limit);
    cursor = page.nextCursor;
  }
}

describe('teams.members', () => {
  let app: TestApp;
  let teamId: string;
  let owner: Person;
  const members: Person[] = [];
  const guests: Person[] = [];
  beforeAll(async () => {
    app = await createTestApp();
    owner = await app.person({ username: 'owner', displayName: 'Big (Boss)' });
    for (let index = 0; index < 17; index += 1) {
      members.push(await app.person({ username: `m${index % 4}-${index}`, displayName: `Member ${index % 3}` }));
    }
    for (let index = 0; index < 5; index += 1) guests.push(await app.person({ username: `g${index}` }));
    teamId = (await app.team({ owner, members, guests })).id;
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it('shows everybody with their role, and nothing that is not for all', async () => {
    const all = await walk(owner, { teamId, limit: 100 });
    expect(all).toHaveLength(23);
    expect(all.find(({ user }) => user.id === owner.user.id)).toEqual({
      user: { id: owner.user.id, username: 'owner', displayName: 'Big (Boss)', avatarUrl: null, isBot: false },
      role: 'owner',
      joinedAt: expect.any(Date),
    });
    expect((await owner.call.teams.get({ teamId })).memberCount).toBe(23);
  });

  it('comes on pages of any size without a gap or a double', async () => {
    const everybody = [owner, ...members, ...guests];
    const roles = new Map<string, string>(
      everybody.map((person) => [
        person.user.id,
        person === owner ? 'owner' : guests.includes(person) ? 'guest' : 'member',
      ]),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(undefined, 'owner', 'member', 'guest', 'admin' as const),
        fc.constantFrom(undefined, 'M', 'm1-', 'MEMBER 2', '(boss', '.', 'g', 'zzz'),
        async (limit, role, query) => {
          const input = { teamId, limit, ...(role && { role }), ...(query && { query }) };
          const found = (await walk(members[0] ?? owner, input as Input & { limit: number })).map(
            ({ user }) => user.id,
          );
          const wanted = (query ?? '').toLowerCase();
          const expected = everybody.filter(({ user }) => {
            const words = user.displayName.toLowerCase().split(' ');
            const names = [user.username, ...words.map((_, index) => words.slice(index).join(' '))];
            return (!role || roles.get(user.id) === role) && names.some((name) => name.startsWith(wanted));
          });
          expect(new Set(found).size).toBe(found.length);
          expect(found.toSorted()).toEqual(expected.map(({ user }) => user.id).toSorted());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is not for guests', async () => {
    await expectError((guests[0] ?? owner).call.teams.members({ teamId }), 'FORBIDDEN', MESSAGES.notAllowed);
  });

  it('refuses what is no input of its', async () => {
    for (const wrong of [{ limit: 101 }, { cursor: 'x' }, { role: 'boss' }, { sort: 'name' }, { query: { $ne: 1 } }]) {
      await expectError(owner.call.teams.members({ teamId, ...wrong } as Input), 'BAD_REQUEST');
    }
  });

  it('tells of each who joins, once they are in', async () => {
    const seen: unknown[] = [];
    const person = await app.person();
    const stop = app.container.platform.bus.subscribeHere(teamMemberJoined, async (event) => {
      seen.push([
        event,
        (await app.container.teams.teams.membership(toObjectId(teamId), toObjectId(event.userId)))?.role,
      ]);
    });
    expect(await app.container.teams.teams.membership(toObjectId(teamId), toObjectId(person.user.id))).toBeNull();
    const member = {
      teamId: toObjectId(teamId),
      userId: toObjectId(person.user.id),
      role: 'member',
      invitationId: null,
    } as const;
    const made = await Promise.all([1, 2, 3].map(() => app.container.teams.teams.addMember(member)));
    stop();
    expect(made.filter((membership) => membership !== null)).toHaveLength(1);
    expect(seen).toEqual([[{ teamId, userId: person.user.id, role: 'member' }, 'member']]);
  });
});

describe('a team that is nearly full', () => {
  it('takes no more than there is room for, and keeps looking names up', async () => {
    await using app = await createTestApp();
    const owner = await app.person({ username: 'owner' });
    const team = await app.team({ owner });
    const teamId = toObjectId(team.id);
    const now = new Date();
    const rest = { invitationId: null, joinedAt: now, channelsSyncedAt: now, createdAt: now, updatedAt: now };
    await app.container.platform.db.collection('teamMembers').insertMany(
      Array.from({ length: LIMITS.membersPerTeam - 3 }, () => ({
        teamId,
        userId: new ObjectId(),
        role: 'member',
        ...rest,
      })),
    );
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, index) => app.person({ username: `late-${index}` })),
    );
    const { code } = await owner.call.invitations.create({ teamId: team.id });
    for (const person of people.slice(0, 2)) await person.call.invitations.join({ code });
    const outcomes = await Promise.allSettled(people.slice(2).map((person) => person.call.invitations.join({ code })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect((await owner.call.teams.get({ teamId: team.id })).memberCount).toBe(LIMITS.membersPerTeam);
    expect((await owner.call.invitations.list({ teamId: team.id })).items[0]?.uses).toBe(2);
    await expectError(
      people[3]?.call.invitations.join({ code }) ?? Promise.resolve(),
      'PRECONDITION_FAILED',
      MESSAGES.teamFull,
    );
    expect((await people[0]?.call.invitations.join({ code }))?.alreadyMember).toBe(true);
    const found = await owner.call.teams.members({ teamId: team.id, query: 'late' });
    expect(found.items.map(({ user }) => user.username).toSorted()).toEqual(['late-0', 'late-1']);
  });
});
