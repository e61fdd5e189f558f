import { MESSAGES, type Team } from '@confab/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { memberLeft, submitChange } from '../rooms/index.js';
import { OpenSocket } from './presence.fixture.js';

let app: TestApp;
let owner: Person;
let member: Person;
let team: Team;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

beforeEach(async () => {
  [owner, member] = await Promise.all([app.person(), app.person()]);
  team = await app.team({ owner, members: [member] });
});

/** Both rounds, as they come around by themselves. */
const rounds = async () => {
  await app.container.presence.rounds.look();
  await app.container.presence.rounds.tell();
};

async function removeFrom(roomId: string, { user }: Person): Promise<void> {
  await submitChange(app.container.rooms.log, memberLeft, {
    roomId: toObjectId(roomId),
    actorId: null,
    input: { how: 'automatic', userId: toObjectId(user.id), teamRole: null },
  });
}

/** Changes how somebody is there, and waits until who may hear of it has. */
async function changeOf(person: Person): Promise<void> {
  await using _socket = await OpenSocket.of(person);
  await rounds();
  for (const status of ['dnd', 'away'] as const) {
    await person.call.presence.set({ status });
    await rounds();
  }
}

/** A feed of somebody who watches these people and has been told how they are. */
async function watching(person: Person, ...people: Person[]): Promise<OpenSocket> {
  const feed = await (await OpenSocket.of(person)).listen();
  await feed.watch(...people);
  await rounds();
  await expect.poll(() => feed.people).toEqual(new Set(people.map(({ user }) => user.id)));
  return feed;
}

/** Whether the feed hears of somebody, from now on. */
async function hears(feed: OpenSocket, person: Person): Promise<boolean> {
  const before = feed.told.flat().length;
  await changeOf(person);
  await feed.client.users.me.query();
  return feed.told.flat().length > before;
}

describe('those watched', () => {
  it('leaves out whom one may not know of, from the moment that is so', async () => {
    const stranger = await app.person();
    await using feed = await (await OpenSocket.of(owner)).listen();
    await feed.watch(stranger, member);
    await rounds();
    await expect.poll(() => feed.statusOf(member)).toBe('offline');
    expect(feed.people).toEqual(new Set([member.user.id]));

    await owner.call.teams.removeMember({ teamId: team.id, userId: member.user.id });
    await using _socket = await OpenSocket.of(member);
    await rounds();
    await feed.client.users.me.query();
    expect(feed.statusOf(member)).toBe('offline');

    await app.team({ owner: stranger, members: [owner] });
    app.clock.advance(60_000);
    await rounds();
    await expect.poll(() => feed.statusOf(stranger)).toBe('offline');
  });

  it('are told of no more once they are out of the team, whichever way', async () => {
    await using removed = await watching(owner, member);
    await owner.call.teams.removeMember({ teamId: team.id, userId: member.user.id });
    expect(await hears(removed, member)).toBe(false);

    const second = await app.team({ owner, members: [member] });
    await using deleted = await watching(owner, member);
    expect(await hears(deleted, member)).toBe(true);
    await owner.call.teams.delete({ teamId: second.id });
    expect(await hears(deleted, member)).toBe(false);
  });

  it('are told to guests as long as they share a room', async () => {
    const guest = await app.person();
    const shared = await app.team({ owner, members: [member], guests: [guest] });
    const channel = await app.channel({ team: shared, by: owner, kind: 'private', members: [member, guest] });
    await using feed = await watching(guest, member);
    expect(await hears(feed, member)).toBe(true);
    await removeFrom(channel.id, member);
    expect(await hears(feed, member)).toBe(false);
  });

  it('are told of no more to who becomes a guest', async () => {
    await using feed = await watching(member, owner);
    await using alone = await watching(owner, member);
    const { items } = await member.call.rooms.list({});
    for (const { id } of items) await removeFrom(id, member);
    expect(await hears(feed, owner)).toBe(true);
    await owner.call.teams.setRole({ teamId: team.id, userId: member.user.id, role: 'guest' });
    expect(await hears(feed, owner)).toBe(false);
    // The other way nothing has changed.
    expect(await hears(alone, member)).toBe(true);
  });

  it('are not told by a look at who knows whom that was begun before they left', async () => {
    await using feed = await (await OpenSocket.of(owner)).listen();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const other = await app.person();
      const { id: teamId } = await app.team({ owner, members: [other] });
      await Promise.all([
        owner.call.teams.removeMember({ teamId, userId: other.user.id }),
        feed.watch(other),
        feed.watch(other),
        rounds(),
      ]);
      await rounds();
      await feed.client.users.me.query();
      expect(await hears(feed, other)).toBe(false);
    }
  });

  it('exist, also where everybody may know of everybody', async () => {
    await using open = await createTestApp({ environment: { DIRECTORY: 'server' } });
    const [one, other] = await Promise.all([open.person(), open.person()]);
    await using feed = await (await OpenSocket.of(one)).listen();
    await feed.client.presence.watch.mutate({ userIds: [unknownId(), other.user.id] });
    await open.container.presence.rounds.tell();
    await expect.poll(() => feed.people).toEqual(new Set([other.user.id]));
    await expectError(one.call.presence.get({ userIds: [unknownId()] }), 'NOT_FOUND', MESSAGES.userNotFound);
  });
});
