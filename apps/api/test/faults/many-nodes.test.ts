import type { Channel, Team } from '@confab/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedReader } from '../../src/modules/events/feed-reader.fixture.js';
import { hasShardedChannels } from '../../src/testing/find-redis-server.js';
import { createTestApp, type Person, type TestApp, type TestNode } from '../../src/testing/index.js';
import { TestRedis, TestRedisCluster } from '../../src/testing/test-redis.js';

/** What one node hears of another by Redis comes within this time. */
const SOON = 1_000;

const hasCluster = await hasShardedChannels();
const kinds: [name: string, start: () => Promise<TestRedis | TestRedisCluster>][] = [
  ['one Redis', () => TestRedis.start()],
  ...(hasCluster ? [['a cluster', () => TestRedisCluster.start()] as [string, () => Promise<TestRedisCluster>]] : []),
];

describe.each(kinds)('two nodes with %s', (_, start) => {
  let redis: TestRedis | TestRedisCluster;
  let app: TestApp;
  let other: TestNode;
  let owner: Person;
  let member: Person;
  let team: Team;
  let channel: Channel;

  beforeAll(async () => {
    redis = await start();
    app = await createTestApp({ environment: { REDIS_URL: redis.url } });
    other = await app.secondNode();
    [owner, member] = await Promise.all([app.person(), app.person()]);
    team = await app.team({ owner, members: [member] });
    channel = await app.channel({ team, by: owner });
  });
  afterAll(async () => {
    // A server with faults says so at its end.
    await app[Symbol.asyncDispose]().finally(() => redis[Symbol.asyncDispose]());
  });

  it('tell of messages, in order and once, whoever writes where', async () => {
    await using here = await FeedReader.open(owner);
    await using there = await FeedReader.open(member.at(other));
    const first = (await owner.call.messages.send({ roomId: channel.id, body: 'first' })).rev;
    await there.until((event) => event.type === 'message' && event.message.body === 'first', SOON);
    const writers = [owner, owner.at(other), member, member.at(other)];
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let sent = 0; sent < 10; sent += 1) {
          await writer.call.messages.send({ roomId: channel.id, body: `${index}/${sent}` });
        }
      }),
    );
    const revs = Array.from({ length: 41 }, (_, index) => first + index);
    for (const feed of [here, there]) await expect.poll(() => feed.revs(channel.id), { timeout: SOON }).toEqual(revs);
  });

  it('tell of typing again at once after what was typed has been sent, by whichever of them', async () => {
    await using there = await FeedReader.open(member.at(other));
    for (const body of ['one', 'two', 'three']) {
      const told = there.ofType('typing').length;
      await owner.call.rooms.setTyping({ roomId: channel.id, isTyping: true });
      await expect.poll(() => there.ofType('typing').at(told)?.isTyping, { timeout: SOON }).toBe(true);
      // Either node may own the room, and notices then that this is over.
      await owner.call.messages.send({ roomId: channel.id, body });
      await expect.poll(() => there.ofType('typing').at(told + 1)?.isTyping, { timeout: SOON }).toBe(false);
    }
  });

  it('tell of typing and of what was read', async () => {
    await using there = await FeedReader.open(member.at(other));
    await owner.call.rooms.setTyping({ roomId: channel.id, isTyping: true });
    await there.until((event) => event.type === 'typing' && event.user.id === owner.user.id && event.isTyping, SOON);
    expect(await member.at(other).call.rooms.typing({ roomId: channel.id })).toMatchObject([
      { user: { id: owner.user.id } },
    ]);
    const { seq } = await owner.call.messages.send({ roomId: channel.id, body: 'read me' });
    await there.until((event) => event.type === 'typing' && !event.isTyping, SOON);
    expect(await member.at(other).call.rooms.typing({ roomId: channel.id })).toEqual([]);
    await member.call.rooms.markRead({ roomId: channel.id, seq });
    await there.until((event) => event.type === 'self' && event.me?.lastReadSeq === seq, SOON);
  });

  it('tell who comes into a team, and fill its channels once', async () => {
    await using there = await FeedReader.open(owner.at(other));
    const late = await app.person();
    const { code } = await owner.at(other).call.invitations.create({ teamId: team.id, role: 'member' });
    await late.call.invitations.join({ code });
    await there.until((event) => event.type === 'team' && event.userId === late.user.id, SOON);
    await there.until((event) => event.type === 'member' && event.roomId === channel.id, SOON);
    await FeedReader.settle();
    expect(there.numbered(channel.id).filter(({ type }) => type === 'member')).toHaveLength(1);
  });

  it('end what was signed in by a session that ended at the other', async () => {
    const leaver = await app.person();
    const socket = leaver.at(other).socket();
    expect((await socket.client.users.me.query()).id).toBe(leaver.user.id);
    await leaver.call.auth.logout();
    const closed = await Promise.race([
      socket.closed,
      new Promise((resolve) => setTimeout(() => resolve('still open'), SOON)),
    ]);
    expect(closed).toBe(4401);
    await expect(leaver.at(other).call.users.me()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('see who is there, at whichever node', async () => {
    const call = owner.at(other).call;
    const statusOf = async () => (await call.presence.get({ userIds: [member.user.id] }))[0]?.status;
    const socket = member.socket();
    await socket.client.users.me.query();
    await expect.poll(statusOf, { timeout: SOON }).toBe('online');
    const watching = owner.at(other).socket();
    const told: string[] = [];
    watching.client.events.feed.subscribe(undefined, {
      onData: (events) => {
        for (const event of events)
          if (event.type === 'presence') told.push(...event.users.map(({ status }) => status));
      },
    });
    await watching.client.presence.watch.mutate({ userIds: [member.user.id] });
    await expect.poll(() => told, { timeout: 3_000 }).toEqual(['online']);
    await socket.client.presence.set.mutate({ status: 'away' });
    await expect.poll(() => told, { timeout: 3_000 }).toEqual(['online', 'away']);
    await socket.close();
    await expect.poll(() => app.container.connections.ofUser(member.user.id).length).toBe(0);
    app.clock.advance(6_000);
    await expect.poll(() => told, { timeout: 3_000 }).toEqual(['online', 'away', 'offline']);
    await watching.close();
  });

  it('write on when one of them is suddenly gone', async () => {
    const third = await app.secondNode();
    await expect.poll(() => app.container.platform.redis?.nodes.all.length, { timeout: 3_000 }).toBe(3);
    const rooms = await Promise.all(Array.from({ length: 6 }, () => app.channel({ team, by: owner })));
    third.container.platform.redis?.link.close();
    const begun = performance.now();
    for (const { id: roomId } of rooms) await owner.call.messages.send({ roomId, body: 'still' });
    expect(performance.now() - begun).toBeLessThan(SOON);
    await expect.poll(() => app.container.platform.redis?.nodes.all.length, { timeout: 10_000 }).toBe(2);
  });

  it('say no at once to who was removed at the other', async () => {
    const guest = await app.person();
    const { code } = await owner.call.invitations.create({ teamId: team.id, role: 'member' });
    await guest.call.invitations.join({ code });
    expect((await guest.at(other).call.teams.get({ teamId: team.id })).id).toBe(team.id);
    await owner.call.teams.removeMember({ teamId: team.id, userId: guest.user.id });
    await expect
      .poll(
        () =>
          guest
            .at(other)
            .call.teams.get({ teamId: team.id })
            .then(
              () => 'still there',
              () => 'gone',
            ),
        { timeout: SOON },
      )
      .toBe('gone');
  });
});
