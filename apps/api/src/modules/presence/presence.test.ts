import { LIMITS, MESSAGES, type Presence, presenceSetInput, TIMES } from '@confab/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toObjectId } from '../../platform/ids.js';
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

const get = async (caller: Person, person: Person): Promise<Presence | undefined> => {
  const [presence] = await caller.call.presence.get({ userIds: [person.user.id] });
  return presence;
};
const statusOf = async (person: Person) => (await get(owner, person))?.status;
/** Both rounds, as they come around by themselves. */
const rounds = async () => {
  await app.container.presence.rounds.look();
  await app.container.presence.rounds.tell();
};
const keptOf = ({ user }: Person) =>
  app.container.platform.db.collection('presences').findOne({ _id: toObjectId(user.id) });

describe('being there', () => {
  it('is having a socket open, and a little longer', async () => {
    expect(await get(owner, member)).toEqual({ userId: member.user.id, status: 'offline', lastSeenAt: null });
    const before = app.clock.now();
    const sockets = [await OpenSocket.of(member), await OpenSocket.of(member)];
    const presence = await get(owner, member);
    expect(presence?.status).toBe('online');
    expect(presence?.lastSeenAt?.getTime()).toBeGreaterThanOrEqual(before.getTime());

    await sockets[0]?.close();
    await expectSockets(app.node, member, 1);
    app.clock.advance(TIMES.presenceGrace);
    expect(await statusOf(member)).toBe('online');

    await sockets[1]?.close();
    await expectSockets(app.node, member, 0);
    expect(await statusOf(member)).toBe('online');
    app.clock.advance(TIMES.presenceGrace);
    const gone = await get(owner, member);
    expect(gone?.status).toBe('offline');
  });

  it('ends with the signs of life, and comes back with them', async () => {
    await using socket = await OpenSocket.of(member);
    await rounds();
    app.clock.advance(TIMES.presence - 1_000);
    await rounds();
    expect(await statusOf(member)).toBe('online');
    app.clock.advance(1_000);
    await rounds();
    expect(await statusOf(member)).toBe('offline');
    await socket.client.users.me.query();
    await rounds();
    expect(await statusOf(member)).toBe('online');

    // Closing what had been given up is no sign of life.
    app.clock.advance(TIMES.presence);
    await socket.close();
    await expectSockets(app.node, member, 0);
    expect(await statusOf(member)).toBe('offline');
  });

  it('ends with the session', async () => {
    await using _socket = await OpenSocket.of(member);
    await member.call.auth.logout();
    await expectSockets(app.node, member, 0);
    app.clock.advance(TIMES.presenceGrace);
    expect(await statusOf(member)).toBe('offline');
  });

  it('is remembered, written once a minute at most', async () => {
    await using socket = await OpenSocket.of(member);
    await rounds();
    const first = await keptOf(member);
    expect(first?.lastSeenAt).toBeInstanceOf(Date);
    app.clock.advance(30_000);
    await socket.client.users.me.query();
    await rounds();
    expect(await keptOf(member)).toEqual(first);
    app.clock.advance(30_000);
    await rounds();
    const second = await keptOf(member);
    expect(second?.lastSeenAt.getTime()).toBeGreaterThanOrEqual(first?.lastSeenAt.getTime() + 30_000);

    await socket.close();
    await expectSockets(app.node, member, 0);
    app.clock.advance(TIMES.presence);
    expect(await get(owner, member)).toEqual({
      userId: member.user.id,
      status: 'offline',
      lastSeenAt: second?.lastSeenAt,
    });
  });
});

describe('presence.set', () => {
  /** Goes, is gone, and comes back. */
  const comeBack = async (socket: OpenSocket): Promise<OpenSocket> => {
    await socket.close();
    await expectSockets(app.node, member, 0);
    app.clock.advance(TIMES.presenceGrace);
    expect(await statusOf(member)).toBe('offline');
    return OpenSocket.of(member);
  };

  it('says how one is there; away holds until one leaves, do not disturb for longer', async () => {
    const socket = await OpenSocket.of(member);
    await member.call.presence.set({ status: 'away' });
    expect(await statusOf(member)).toBe('away');
    const second = await comeBack(socket);
    expect(await statusOf(member)).toBe('online');
    await second.client.presence.set.mutate({ status: 'dnd' });
    expect(await statusOf(member)).toBe('dnd');
    await using _third = await comeBack(second);
    expect(await statusOf(member)).toBe('dnd');
    await member.call.presence.set({ status: 'online' });
    expect(await statusOf(member)).toBe('online');
  });

  it('knows no other ways, and nobody is offline by choice', () => {
    expect(presenceSetInput.safeParse({ status: 'offline' }).success).toBe(false);
    expect(presenceSetInput.safeParse({ status: 'dnd', userId: unknownId() }).success).toBe(false);
  });
});

describe('presence.get', () => {
  it('is for people one may know of', async () => {
    const stranger = await app.person();
    const known = [owner.user.id, member.user.id];
    const answer = await owner.call.presence.get({ userIds: known });
    expect(answer.map(({ userId }) => userId)).toEqual(known);
    expect(await owner.call.presence.get({ userIds: [] })).toEqual([]);
    for (const userId of [stranger.user.id, unknownId()]) {
      const asked = owner.call.presence.get({ userIds: [...known, userId] });
      await expectError(asked, 'NOT_FOUND', MESSAGES.userNotFound);
    }
  });

  it('is for so many at once', async () => {
    const many = Array.from({ length: LIMITS.presenceUserIds + 1 }, () => member.user.id);
    const input = encodeURIComponent(JSON.stringify({ json: { userIds: many.slice(1) } }));
    const answer = await fetch(`${app.url}/trpc/presence.get?input=${input}`, {
      headers: { authorization: `Bearer ${owner.session.accessToken}` },
    });
    expect(answer.status).toBe(200);
    await expectError(owner.call.presence.get({ userIds: many }), 'BAD_REQUEST');
  });
});
