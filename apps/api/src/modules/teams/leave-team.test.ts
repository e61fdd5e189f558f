import { MESSAGES } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import {
  createTestApp,
  expectError,
  type Person,
  type TestApp,
  type TestNode,
  unknownId,
} from '../../testing/index.js';
import { teamMemberLeft } from './index.js';
import { type Cast, channelsOf, hear, makeCast, roleOf, shown } from './team-cast.fixture.js';

let app: TestApp;
let second: TestNode;
beforeAll(async () => {
  app = await createTestApp();
  second = await app.secondNode();
});
afterAll(() => app[Symbol.asyncDispose]());

describe('leaving a team', () => {
  it.each<[string, (person: Person, cast: Cast) => Promise<unknown>]>([
    ['of one’s own will', (person, { teamId }) => person.call.teams.leave({ teamId })],
    [
      'by the hand of an owner',
      ({ user }, { teamId, owner }) => owner.call.teams.removeMember({ teamId, userId: user.id }),
    ],
  ])('%s leaves all of its channels, and is told', async (_, leave) => {
    const cast = await makeCast(app);
    const { teamId, owner, member } = cast;
    const team = await owner.call.teams.get({ teamId });
    const secret = await app.channel({ team, by: owner, kind: 'private', members: [member] });
    const general = (await member.call.channels.list({ teamId })).find(({ kind }) => kind === 'public');
    const there = member.at(second);
    await there.call.teams.get({ teamId });
    const heard = await hear(app, teamMemberLeft, async () => expect(await leave(member, cast)).toEqual({ ok: true }));
    expect(heard).toEqual([{ teamId, userId: member.user.id }]);

    const unknown = await shown(expectError(member.call.teams.get({ teamId: unknownId() }), 'NOT_FOUND'));
    expect(await shown(expectError(member.call.teams.get({ teamId }), 'NOT_FOUND'))).toBe(unknown);
    for (const channel of [secret, general]) {
      await expectError(member.call.channels.get({ channelId: channel?.id ?? '' }), 'NOT_FOUND');
    }
    expect((await member.call.rooms.list({})).items).toEqual([]);
    expect((await owner.call.channels.get({ channelId: secret.id })).memberCount).toBe(1);
    expect((await owner.call.teams.get({ teamId })).memberCount).toBe(3);
    await expectError(leave(member, cast), 'NOT_FOUND');
    app.clock.advance(5_000);
    expect(await shown(expectError(there.call.teams.get({ teamId }), 'NOT_FOUND'))).toBe(unknown);
  });

  it('is for guests too', async () => {
    const { teamId, guest } = await makeCast(app);
    await guest.call.teams.leave({ teamId });
    expect(await guest.call.teams.list()).toEqual([]);
  });

  it('and coming back begins anew, also if the server stopped between the team and its channels', async () => {
    const cast = await makeCast(app);
    const { teamId, owner, member } = cast;
    const team = await owner.call.teams.get({ teamId });
    await app.channel({ team, by: owner, name: 'secret', kind: 'private', members: [member] });
    const { db } = app.container.platform;
    const ids = { teamId: toObjectId(teamId), userId: toObjectId(member.user.id) };
    const stopBetween = async () => {
      await db.collection('teamMembers').deleteOne(ids);
      const now = new Date();
      await db.collection('teamDepartures').insertOne({ ...ids, createdAt: now, updatedAt: now });
      app.clock.advance(6_000);
    };
    await stopBetween();
    await owner.call.teams.addMember({ teamId, login: member.user.username });
    expect(await channelsOf(member, teamId)).toEqual(['general']);

    await stopBetween();
    expect((await app.container.teams.teams.unsynced(100)).departures).toHaveLength(1);
    await Promise.all([app.container.channels.sweep(), second.container.channels.sweep()]);
    expect((await app.container.teams.teams.unsynced(100)).departures).toEqual([]);
    expect((await member.call.rooms.list({})).items).toEqual([]);
  });

  it('leaves nobody in a team with the channels of before, however often one comes and goes', async () => {
    const { teamId, owner, member } = await makeCast(app);
    const team = await owner.call.teams.get({ teamId });
    await app.channel({ team, by: owner, name: 'secret', kind: 'private', members: [member] });
    await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) =>
        index % 2
          ? member.at(index % 3 ? app.node : second).call.teams.leave({ teamId })
          : owner.call.teams.addMember({ teamId, login: member.user.username }),
      ),
    );
    app.clock.advance(5_000);
    await member.call.teams.leave({ teamId }).catch(() => {});
    await owner.call.teams.addMember({ teamId, login: member.user.username });
    expect(await channelsOf(member, teamId)).toEqual(['general']);
  });
});

describe('the last owner', () => {
  it('stays, whatever is tried', async () => {
    const cast = await makeCast(app);
    const { teamId, owner, admin } = cast;
    const userId = owner.user.id;
    const tries: (() => Promise<unknown>)[] = [
      () => owner.call.teams.leave({ teamId }),
      () => owner.call.teams.removeMember({ teamId, userId }),
      () => owner.call.teams.setRole({ teamId, userId, role: 'admin' }),
    ];
    for (const attempt of tries) await expectError(attempt(), 'PRECONDITION_FAILED', MESSAGES.lastOwner);
    // Somebody whose account is deactivated looks after nothing.
    await owner.call.teams.setRole({ teamId, userId: admin.user.id, role: 'owner' });
    await admin.call.users.deactivateMe({ password: admin.password });
    for (const attempt of tries) await expectError(attempt(), 'PRECONDITION_FAILED', MESSAGES.lastOwner);
    expect(await roleOf(cast, owner)).toBe('owner');
  });

  it('hands the team on when there is another', async () => {
    const { teamId, owner, member } = await makeCast(app);
    await owner.call.teams.setRole({ teamId, userId: member.user.id, role: 'owner' });
    expect((await member.call.teams.get({ teamId })).ownerId).toBe(owner.user.id);
    await owner.call.teams.leave({ teamId });
    expect(await member.call.teams.get({ teamId })).toMatchObject({ ownerId: member.user.id, myRole: 'owner' });
  });

  it('is one of two who give up at the same moment, on two nodes', async () => {
    const kinds = ['leave', 'setRole', 'cross'] as const;
    for (let round = 0; round < 12; round += 1) {
      const [one, two] = [await app.person(), await app.person()];
      const { id: teamId } = await app.team({ owner: one, members: [two] });
      await one.call.teams.setRole({ teamId, userId: two.user.id, role: 'owner' });
      const there = two.at(second);
      const kind = kinds[round % kinds.length];
      const outcomes = await Promise.allSettled(
        kind === 'leave'
          ? [one.call.teams.leave({ teamId }), there.call.teams.leave({ teamId })]
          : kind === 'setRole'
            ? [one, there].map(({ call, user }) => call.teams.setRole({ teamId, userId: user.id, role: 'member' }))
            : [
                one.call.teams.removeMember({ teamId, userId: two.user.id }),
                there.call.teams.setRole({ teamId, userId: one.user.id, role: 'member' }),
              ],
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const owners = await app.container.platform.db
        .collection('teamMembers')
        .countDocuments({ teamId: toObjectId(teamId), role: 'owner' });
      expect(owners).toBe(1);
    }
  });
});
