import { LIMITS, MESSAGES, TIMES } from '@confab/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, expectError, type Person, type TestApp, unknownId } from '../../testing/index.js';
import { expectSockets, OpenSocket } from './presence.fixture.js';

let app: TestApp;
let owner: Person;
let member: Person;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

beforeEach(async () => {
  [owner, member] = await Promise.all([app.person(), app.person()]);
  await app.team({ owner, members: [member] });
});

/** Both rounds, as they come around by themselves. */
const rounds = async () => {
  await app.container.presence.rounds.look();
  await app.container.presence.rounds.tell();
};

describe('presence.watch', () => {
  it('tells how those watched are, and when that changes', async () => {
    const third = await app.person();
    await app.team({ owner, members: [third] });
    await using feed = await (await OpenSocket.of(owner)).listen();
    await using deaf = await (await OpenSocket.of(owner)).listen();
    await feed.watch(member, third, member);
    await rounds();
    await expect.poll(() => feed.told.length).toBe(1);
    expect(feed.told[0]).toEqual([
      { userId: member.user.id, status: 'offline', lastSeenAt: null },
      { userId: third.user.id, status: 'offline', lastSeenAt: null },
    ]);

    await using _socket = await OpenSocket.of(member);
    await rounds();
    await expect.poll(() => feed.statusOf(member)).toBe('online');
    await member.call.presence.set({ status: 'dnd' });
    await rounds();
    await expect.poll(() => feed.statusOf(member)).toBe('dnd');
    expect(feed.told.slice(1).flat()).toHaveLength(2);
    expect(feed.statusOf(third)).toBe('offline');
    expect(deaf.told).toEqual([]);
  });

  it('tells of all that changes within a second at once, and of nothing that comes to nothing', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => app.person()));
    await app.team({ owner, members: people });
    await using feed = await (await OpenSocket.of(owner)).listen();
    await feed.watch(...people);
    await rounds();
    await expect.poll(() => feed.told.length).toBe(1);

    await Promise.all(people.map((person) => OpenSocket.of(person)));
    await rounds();
    await expect.poll(() => feed.told.slice(1).flat()).toHaveLength(people.length);
    expect(feed.told.length).toBeLessThanOrEqual(3);
    const before = feed.told.length;
    for (const status of ['away', 'dnd', 'online'] as const) await people[0]?.call.presence.set({ status });
    await rounds();
    await feed.client.users.me.query();
    // Unless a round fell between.
    expect(feed.told.length - before).toBeLessThanOrEqual(2);
    expect(feed.told.flat().at(-1)?.status).toBe('online');
  });

  it('does not tell of somebody who comes right back', async () => {
    const first = await OpenSocket.of(member);
    await using feed = await (await OpenSocket.of(owner)).listen();
    await feed.watch(member);
    await rounds();
    await expect.poll(() => feed.statusOf(member)).toBe('online');
    await first.close();
    await expectSockets(app.node, member, 0);
    await rounds();
    app.clock.advance(TIMES.presenceGrace - 1_000);
    await rounds();
    const second = await OpenSocket.of(member);
    app.clock.advance(1_000);
    await rounds();
    await feed.client.users.me.query();
    expect(feed.told.flat()).toHaveLength(1);

    await second.close();
    await expectSockets(app.node, member, 0);
    app.clock.advance(TIMES.presenceGrace);
    await rounds();
    await expect.poll(() => feed.statusOf(member)).toBe('offline');
  });

  it('replaces those watched before, and ends with the socket', async () => {
    const third = await app.person();
    await app.team({ owner, members: [third] });
    await using feed = await (await OpenSocket.of(owner)).listen();
    await feed.watch(member);
    await rounds();
    await expect.poll(() => feed.statusOf(member)).toBe('offline');
    await feed.watch(third);
    await rounds();
    await expect.poll(() => feed.statusOf(third)).toBe('offline');
    await using _socket = await OpenSocket.of(member);
    await rounds();
    await feed.client.users.me.query();
    expect(feed.statusOf(member)).toBe('offline');
    await feed.watch();
    await using _other = await OpenSocket.of(third);
    await rounds();
    await feed.client.users.me.query();
    expect(feed.statusOf(third)).toBe('offline');
  });

  it('tells a feed that is opened later', async () => {
    await using socket = await OpenSocket.of(owner);
    await socket.watch(member);
    await rounds();
    await socket.listen();
    await rounds();
    await expect.poll(() => socket.statusOf(member)).toBe('offline');
  });

  it('is for sockets', async () => {
    const userIds = [member.user.id];
    await expectError(owner.http.presence.watch.mutate({ userIds }), 'BAD_REQUEST', MESSAGES.socketOnly);
    await using socket = await OpenSocket.of(owner);
    const many = Array.from({ length: LIMITS.presenceUserIds + 1 }, unknownId);
    await expectError(socket.client.presence.watch.mutate({ userIds: many }), 'BAD_REQUEST');
  });
});
