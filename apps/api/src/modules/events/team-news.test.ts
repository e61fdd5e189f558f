import type { Channel, FeedEventOf, Team } from '@confab/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp } from '../../testing/index.js';
import { memberLeft, submitChange } from '../rooms/index.js';
import { FeedReader } from './feed-reader.fixture.js';

let app: TestApp;
let owner: Person;
let member: Person;
/** Guests: one in a channel with the member, the other in one without. */
let near: Person;
let far: Person;
let outsider: Person;
let team: Team;
let channel: Channel;
let feeds: Record<'owner' | 'member' | 'near' | 'far' | 'outsider', FeedReader>;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

beforeEach(async () => {
  [owner, member, near, far, outsider] = await Promise.all([
    app.person(),
    app.person(),
    app.person(),
    app.person(),
    app.person(),
  ]);
  team = await app.team({ owner, members: [member], guests: [near, far] });
  channel = await app.channel({ team, by: owner, kind: 'private', members: [member, near] });
  await app.channel({ team, by: owner, kind: 'private', members: [far] });
  const open = (person: Person) => FeedReader.open(person);
  feeds = {
    owner: await open(owner),
    member: await open(member),
    near: await open(near),
    far: await open(far),
    outsider: await open(outsider),
  };
  return async () => {
    await Promise.all(Object.values(feeds).map((feed) => feed[Symbol.asyncDispose]()));
  };
});

const told = (feed: FeedReader): FeedEventOf<'team'>[] => feed.ofType('team');
async function removeFrom(roomId: string, { user }: Person): Promise<void> {
  await submitChange(app.container.rooms.log, memberLeft, {
    roomId: toObjectId(roomId),
    actorId: null,
    input: { how: 'automatic', userId: toObjectId(user.id), teamRole: null },
  });
}

/** Who has heard anything at all of teams, once everything has arrived. */
async function listeners(): Promise<string[]> {
  await FeedReader.settle();
  return Object.entries(feeds)
    .filter(([, feed]) => told(feed).length > 0)
    .map(([name]) => name);
}

describe('a team’s feeds', () => {
  it('hear of a new name, guests too, and none of anybody’s role', async () => {
    const updated = await owner.call.teams.update({ teamId: team.id, name: 'Another' });
    const event = { type: 'team', teamId: team.id, change: 'updated', team: { ...updated, myRole: null } };
    for (const name of ['owner', 'member', 'near', 'far'] as const) {
      await expect.poll(() => told(feeds[name])).toEqual([event]);
    }
    expect(await listeners()).toEqual(['owner', 'member', 'near', 'far']);
  });

  it('hear that it is no more', async () => {
    await owner.call.teams.delete({ teamId: team.id });
    const event = { type: 'team', teamId: team.id, change: 'deleted', team: null };
    for (const name of ['owner', 'member', 'near', 'far'] as const) {
      await expect.poll(() => told(feeds[name])).toEqual([event]);
    }
    expect(told(feeds.outsider)).toEqual([]);
  });

  it('hear who came, but guests do not', async () => {
    const { code } = await owner.call.invitations.create({ teamId: team.id });
    await outsider.call.invitations.join({ code });
    expect(await listeners()).toEqual(['owner', 'member', 'outsider']);
    for (const name of ['owner', 'member', 'outsider'] as const) {
      expect(told(feeds[name])).toEqual([
        expect.objectContaining({
          change: 'joined',
          userId: outsider.user.id,
          team: { ...team, memberCount: 5, myRole: null },
        }),
      ]);
    }
  });

  it('hear who left, guests if they shared a room, and who left no more than that', async () => {
    await member.call.teams.leave({ teamId: team.id });
    expect(await listeners()).toEqual(['owner', 'member', 'near']);
    const event = { type: 'team', teamId: team.id, change: 'left', userId: member.user.id };
    expect(told(feeds.member)).toEqual([{ ...event, team: null }]);
    const others = [{ ...event, team: { ...team, memberCount: 3, myRole: null } }];
    expect(told(feeds.owner)).toEqual(others);
    expect(told(feeds.near)).toEqual(others);
  });

  it('hear who left where the rooms were left first, if that was just now', async () => {
    const leave = (person: Person) => person.call.teams.leave({ teamId: team.id });
    const other = await app.person();
    const { code } = await owner.call.invitations.create({ teamId: team.id });
    await other.call.invitations.join({ code });
    const { id: roomId } = await app.channel({ team, by: owner, kind: 'private', members: [other, near] });
    await removeFrom(roomId, other);
    app.clock.advance(10_001);
    await leave(other);
    await removeFrom(channel.id, member);
    await leave(member);
    await expect.poll(() => told(feeds.near).map(({ userId }) => userId)).toEqual([member.user.id]);
  });

  it('hear whose role changed, guests if they share a room, and a guest of its own', async () => {
    await owner.call.teams.setRole({ teamId: team.id, userId: member.user.id, role: 'admin' });
    expect(await listeners()).toEqual(['owner', 'member', 'near']);
    expect(told(feeds.near)).toMatchObject([{ change: 'role', userId: member.user.id, team: { myRole: null } }]);

    await owner.call.teams.setRole({ teamId: team.id, userId: far.user.id, role: 'member' });
    await expect.poll(() => told(feeds.far)).toMatchObject([{ change: 'role', userId: far.user.id }]);
    expect(told(feeds.near)).toHaveLength(1);
    expect(told(feeds.member)).toHaveLength(2);
  });

  it('hear how many there are in the order of their coming', async () => {
    const { code } = await owner.call.invitations.create({ teamId: team.id });
    const people = await Promise.all(Array.from({ length: 6 }, () => app.person()));
    await Promise.all(people.map((person) => person.call.invitations.join({ code })));
    await expect.poll(() => told(feeds.owner).length).toBe(people.length);
    const counts = told(feeds.owner).map((event) => event.team?.memberCount ?? 0);
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect(counts.at(-1)).toBe(4 + people.length);
  });

  it('get notices, all of them', async () => {
    await owner.call.teams.notify({ teamId: team.id, title: 'Tonight', body: 'The server restarts' });
    const { id, username, displayName, avatarUrl, isBot } = owner.user;
    for (const name of ['owner', 'member', 'near', 'far'] as const) {
      const event = await feeds[name].until(({ type }) => type === 'notice');
      expect(event).toEqual({
        type: 'notice',
        teamId: team.id,
        from: { id, username, displayName, avatarUrl, isBot },
        title: 'Tonight',
        body: 'The server restarts',
        at: expect.any(Date),
      });
    }
    await expectError(member.call.teams.notify({ teamId: team.id, title: 'No', body: 'no' }), 'FORBIDDEN');
    await FeedReader.settle();
    expect(feeds.outsider.events.map(({ type }) => type)).toEqual(['ready']);
    expect(feeds.member.ofType('notice')).toHaveLength(1);
  });
});
