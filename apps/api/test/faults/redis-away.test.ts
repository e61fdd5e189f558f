import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from '@confab/shared';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FeedReader } from '../../src/modules/events/feed-reader.fixture.js';
import { createTestApp, type Person, type TestApp, type TestNode } from '../../src/testing/index.js';
import { TestRedis } from '../../src/testing/test-redis.js';

/** So long it may take until others see what happens while Redis is away. */
const BY_LOOKING = 5_000;
/** So long Redis stays away from those who go on writing. */
const OUTAGE = 30_000;
/** No call waits longer for a Redis that does not answer. */
const CALL = 2_000;

describe('two nodes whose Redis goes away', () => {
  let redis: TestRedis;
  let app: TestApp;
  let other: TestNode;
  let owner: Person;
  let member: Person;
  let channel: Channel;

  beforeEach(async () => {
    redis = await TestRedis.start();
    app = await createTestApp({ environment: { REDIS_URL: redis.url } });
    other = await app.secondNode();
    [owner, member] = await Promise.all([app.person(), app.person()]);
    const team = await app.team({ owner, members: [member] });
    channel = await app.channel({ team, by: owner });
  });
  afterEach(async () => {
    // A server with faults says so at its end.
    await app[Symbol.asyncDispose]().finally(() => redis[Symbol.asyncDispose]());
  });

  const send = async (person: Person, body: string) => {
    const begun = performance.now();
    const { rev } = await person.call.messages.send({ roomId: channel.id, body });
    expect(performance.now() - begun, `the time it took to send ${body}`).toBeLessThan(CALL);
    return rev;
  };
  const hears = (feed: FeedReader, body: string, milliseconds: number) =>
    feed.until((event) => event.type === 'message' && event.message.body === body, milliseconds);
  const areUp = () => [app.node, other].every(({ container }) => container.platform.redis?.link.isUp === true);

  it('lose nothing, double nothing and keep the order while it is stopped and comes back empty', async () => {
    await using here = await FeedReader.open(owner);
    await using there = await FeedReader.open(member.at(other));
    const first = await send(owner, 'first');
    let isOver = false;
    let sent = 1;
    const writers = [owner, member.at(other)].map(async (writer, index) => {
      for (let number = 0; !isOver; number += 1) {
        await send(writer, `${index}/${number}`);
        sent += 1;
        await sleep(20);
      }
    });
    await sleep(500);
    await redis.kill();
    const gone = performance.now();
    await sleep(1_000);
    for (const [writer, feed] of [
      [owner, there],
      [member.at(other), here],
    ] as const) {
      await send(writer, `away ${writer.user.id}`);
      sent += 1;
      await hears(feed, `away ${writer.user.id}`, BY_LOOKING);
    }
    await sleep(OUTAGE - (performance.now() - gone));
    await redis.restart();
    await expect.poll(areUp, { timeout: 5_000 }).toBe(true);
    await sleep(500);
    isOver = true;
    await Promise.all(writers);
    await send(owner, 'back');
    await hears(there, 'back', 1_000);
    const revs = Array.from({ length: sent + 1 }, (_, index) => first + index);
    for (const feed of [here, there]) {
      await expect.poll(() => feed.revs(channel.id)).toEqual(revs);
      expect(feed.error).toBeNull();
      expect(feed.ofType('ready').length).toBeGreaterThan(1);
    }
  }, 90_000);

  it('hold no call while it is frozen, and deliver all the same', async () => {
    await using there = await FeedReader.open(member.at(other));
    redis.freeze();
    const typing = performance.now();
    await owner.call.rooms.setTyping({ roomId: channel.id, isTyping: true });
    expect(performance.now() - typing).toBeLessThan(CALL);
    for (let number = 0; number < 5; number += 1) await send(owner, `${number}`);
    await hears(there, '4', BY_LOOKING);
    expect(there.numbered(channel.id).filter(({ type }) => type === 'message')).toHaveLength(5);
    const signIn = performance.now();
    await other.call().auth.login({ login: owner.user.username, password: owner.password, client: 'script' });
    expect(performance.now() - signIn).toBeLessThan(CALL);
    redis.thaw();
    await expect.poll(areUp, { timeout: 10_000 }).toBe(true);
    // What could not be said in the first moment is said a second later.
    await send(owner, 'thawed');
    await hears(there, 'thawed', BY_LOOKING);
    await send(owner, 'at once');
    await hears(there, 'at once', 1_000);
    expect(new Set(there.revs(channel.id)).size).toBe(there.revs(channel.id).length);
  }, 60_000);

  it('take nobody for gone who is there', async () => {
    const socket = member.socket();
    await socket.client.users.me.query();
    const viewer = owner.at(other);
    const statusOf = async () => (await viewer.call.presence.get({ userIds: [member.user.id] }))[0]?.status;
    await expect.poll(statusOf, { timeout: 1_000 }).toBe('online');
    const seen = new Set<string | undefined>();
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        seen.add(await statusOf());
        await sleep(20);
      }
    })();
    await redis.kill();
    await sleep(500);
    await redis.restart();
    await expect.poll(areUp, { timeout: 5_000 }).toBe(true);
    await sleep(3_000);
    isOver = true;
    await watching;
    expect([...seen]).toEqual(['online']);
    expect(await redis.command('exists', `confab:presence:${member.user.id}`)).toBe(1);
    await socket.close();
  }, 30_000);

  it('end what a session may do that ended at the other node', async () => {
    const socket = member.at(other).socket();
    expect((await socket.client.users.me.query()).id).toBe(member.user.id);
    redis.freeze();
    await member.call.auth.logout();
    const ended = performance.now();
    const code = await Promise.race([socket.closed, sleep(BY_LOOKING, 'still open')]);
    expect(code).toBe(4401);
    await expect
      .poll(
        () =>
          member
            .at(other)
            .call.users.me()
            .then(
              () => 'answered',
              () => 'refused',
            ),
        {
          timeout: BY_LOOKING - (performance.now() - ended),
        },
      )
      .toBe('refused');
  }, 30_000);
});

it('a server starts and serves without the Redis it was told of, and finds it later', async () => {
  const redis = await TestRedis.start();
  await redis.kill();
  await using app = await createTestApp({ environment: { REDIS_URL: redis.url } });
  const person = await app.person();
  expect((await person.call.users.me()).id).toBe(person.user.id);
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  await redis.restart();
  await expect.poll(() => app.container.platform.redis?.link.isUp, { timeout: 5_000 }).toBe(true);
  await redis[Symbol.asyncDispose]();
}, 30_000);
