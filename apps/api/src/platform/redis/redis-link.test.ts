import { setTimeout as sleep } from 'node:timers/promises';
import { BSON } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasShardedChannels } from '../../testing/find-redis-server.js';
import { TestRedis, TestRedisCluster } from '../../testing/test-redis.js';
import { parseConfig } from '../config/index.js';
import { defineSharedEvent, defineSharedEventInParts, EventBus, eventsMissed } from '../event-bus.js';
import { createLogger } from '../logger.js';
import { connectRedis, type RedisServices } from './index.js';

const said = defineSharedEvent<{ room: string; text: string; at: Date }>('test.said', ({ room }) => room);

const told = defineSharedEventInParts<{ room: string; topic: string; text: string }>('test.told', (payload) => [
  { place: payload.room, topics: [payload.topic], payload },
]);

interface Node {
  bus: EventBus;
  redis: RedisServices;
  heard: string[];
  missed: boolean[];
}

const logger = createLogger({ level: 'silent', pretty: false });
const open: RedisServices[] = [];

async function startNode(url: string): Promise<Node> {
  const config = parseConfig({ REDIS_URL: url }, { directory: '/nonexistent' }).redis;
  if (!config) throw new Error('There is no Redis');
  const bus = new EventBus(logger);
  const heard: string[] = [];
  const missed: boolean[] = [];
  bus.subscribeEverywhere(said, ({ text, at }) => void heard.push(`${text} ${at instanceof Date}`));
  bus.subscribe(eventsMissed, ({ isBack }) => void missed.push(isBack));
  const redis = await connectRedis(config, { bus, logger });
  await redis.nodes.join();
  open.push(redis);
  return { bus, redis, heard, missed };
}

const say = ({ bus }: Node, text: string, room = text) => bus.publish(said, { room, text, at: new Date() });

afterEach(async () => {
  await Promise.all(open.splice(0).map((redis) => redis.close()));
});

const PATIENCE = { heard: 1_000, answered: 1_000 };
const numbers = Array.from({ length: 300 }, (_, index) => `${index}`);

describe('on one Redis', () => {
  let redis: TestRedis;
  beforeEach(async () => {
    redis = await TestRedis.start();
  });
  afterEach(() => redis[Symbol.asyncDispose]());

  it('carries events to the other nodes, and none twice', async () => {
    const [one, other] = await Promise.all([startNode(redis.url), startNode(redis.url)]);
    const onlyHere: string[] = [];
    other.bus.subscribeHere(said, ({ text }) => void onlyHere.push(text));
    await Promise.all(numbers.map((text) => say(one, text)));
    await expect.poll(() => other.heard.length).toBe(300);
    expect(one.heard).toEqual(numbers.map((text) => `${text} true`));
    expect(new Set(other.heard)).toEqual(new Set(one.heard));
    expect(onlyHere).toEqual([]);
  });

  it('keeps the order of a place', async () => {
    const [one, other] = await Promise.all([startNode(redis.url), startNode(redis.url)]);
    for (const text of numbers) void say(one, text, 'room');
    await expect.poll(() => other.heard.length).toBe(300);
    expect(other.heard).toEqual(numbers.map((text) => `${text} true`));
  });

  it('passes over what no node wrote', async () => {
    const [one, other] = await Promise.all([startNode(redis.url), startNode(redis.url)]);
    for (const junk of ['', 'junk', '\u0005\u0000\u0000\u0000\u0000', '{"from":1}']) {
      for (let shard = 0; shard < 64; shard += 1)
        await redis.command('publish', one.redis.link.busChannel(shard), junk);
    }
    await say(one, 'still there');
    await expect.poll(() => other.heard).toEqual(['still there true']);
  });

  it('reads only what concerns somebody', async () => {
    const [one, other] = await Promise.all([startNode(redis.url), startNode(redis.url)]);
    const wanted = { room: 'here', topic: 'plain' };
    const heard: string[] = [];
    other.bus.subscribeEverywhere(
      told,
      ({ room, topic, text }) => void heard.push(`${room} ${topic} ${text}`),
      ({ place, topics }) => place === wanted.room || topics.includes('special'),
    );
    for (const [room, topic] of [
      ['here', 'plain'],
      ['there', 'plain'],
      ['there', 'special'],
    ] as const) {
      await one.bus.publish(told, { room, topic, text: 'from afar' });
      await other.bus.publish(told, { room, topic, text: 'here' });
    }
    await say(one, 'last');
    await expect.poll(() => other.heard).toEqual(['last true']);
    expect(heard.filter((line) => line.endsWith('from afar'))).toEqual([
      'here plain from afar',
      'there special from afar',
    ]);
    // What happens on a node itself needs no reading.
    expect(heard.filter((line) => line.endsWith(' here'))).toHaveLength(3);
  });

  it('passes over an event that cannot be read', async () => {
    const [one, other] = await Promise.all([startNode(redis.url), startNode(redis.url)]);
    const header = BSON.serialize({ version: 1, from: 'another' });
    const event = Buffer.from(BSON.serialize({ name: 'test.said', place: 'x', payload: { text: 'torn' } }));
    // A type of field that there is none of.
    event[event.indexOf('text') - 1] = 0x7e;
    await one.redis.link.publish(one.redis.link.busChannel(0), Buffer.concat([header, event]));
    await say(one, 'still there');
    await expect.poll(() => other.heard).toEqual(['still there true']);
  });

  it('says that something was missed while Redis is away, and once more when it is back', async () => {
    const [one, other] = await Promise.all([startNode(redis.url), startNode(redis.url)]);
    one.missed.length = 0;
    await redis.kill();
    await expect.poll(() => one.missed.filter((isBack) => !isBack).length, { timeout: 4_000 }).toBeGreaterThan(1);
    expect(one.redis.link.isUp).toBe(false);
    await say(one, 'unheard');
    await redis.restart();
    await expect.poll(() => one.redis.link.isUp && other.redis.link.isUp, { timeout: 5_000 }).toBe(true);
    await expect.poll(() => one.missed.at(-1), { timeout: 4_000 }).toBe(true);
    await say(one, 'heard');
    await expect.poll(() => other.heard).toEqual(['heard true']);
  });

  it('waits once for a Redis that is frozen, and not again; what comes late is not believed', async () => {
    const [one, other] = await Promise.all([startNode(redis.url), startNode(redis.url)]);
    redis.freeze();
    const begun = performance.now();
    await expect(one.redis.link.run((commands) => commands.get('key'))).rejects.toThrow('Redis is away');
    expect(performance.now() - begun).toBeLessThan(400);
    const errors: unknown[] = [];
    const again = performance.now();
    for (let tries = 0; tries < 100; tries += 1) {
      errors.push(await one.redis.link.run((commands) => commands.get('key')).catch((error: unknown) => error));
    }
    expect(performance.now() - again).toBeLessThan(100);
    for (const error of errors) expect(error).toMatchObject({ message: expect.stringContaining('Redis is away') });
    await expect.poll(() => one.redis.link.isUp || other.redis.link.isUp, { timeout: 4_000 }).toBe(false);
    redis.thaw();
    await expect.poll(() => one.redis.link.isUp && other.redis.link.isUp, { timeout: 5_000 }).toBe(true);
    expect(other.missed.at(-1)).toBe(true);
  });

  it('notices at once when Redis cuts who listens, and listens again', async () => {
    const [one, other] = await Promise.all([startNode(redis.url), startNode(redis.url)]);
    other.missed.length = 0;
    await redis.command('client', 'kill', 'type', 'pubsub');
    await expect.poll(() => other.missed.at(0), { timeout: 1_000 }).toBe(false);
    await expect.poll(() => one.redis.link.isUp && other.redis.link.isUp, { timeout: 3_000 }).toBe(true);
    await expect.poll(() => other.missed.at(-1), { timeout: 3_000 }).toBe(true);
    await say(one, 'heard');
    await expect.poll(() => other.heard).toEqual(['heard true']);
  });

  it('tells the others when it could not speak for a moment', async () => {
    const [one, other] = await Promise.all([startNode(redis.url), startNode(redis.url)]);
    await expect.poll(() => other.missed).toEqual([true]);
    redis.freeze();
    await say(one, 'perhaps');
    await sleep(500);
    redis.thaw();
    await expect.poll(() => other.missed, { timeout: 5_000 }).toEqual([true, true]);
    expect(other.redis.link.isUp).toBe(true);
  });

  it('knows which nodes are alive, and asks them', async () => {
    const [one, other] = await Promise.all([startNode(redis.url), startNode(redis.url)]);
    const ids = [one.redis.link.nodeId, other.redis.link.nodeId].sort();
    await expect.poll(() => [...one.redis.nodes.all].sort(), { timeout: 3_000 }).toEqual(ids);
    other.redis.peers.answer('double', async ({ number }) => ({ number: number * 2 }));
    const asked = numbers.map((text) =>
      one.redis.peers.ask(other.redis.link.nodeId, 'double', { number: Number(text) }, PATIENCE),
    );
    expect(await Promise.all(asked)).toEqual(numbers.map((text) => ({ number: Number(text) * 2 })));
    other.redis.peers.answer('slowly', async () => {
      await sleep(400);
      return { at: 'last' };
    });
    const patience = { heard: 250, answered: 1_000 };
    expect(await one.redis.peers.ask(other.redis.link.nodeId, 'slowly', {}, patience)).toEqual({ at: 'last' });
    // A busy node says at once that it heard.
    const hasty = { heard: 40, answered: 1_000 };
    await expect(one.redis.peers.ask(other.redis.link.nodeId, 'slowly', {}, hasty)).rejects.toThrow('No answer');
    const busy = setInterval(() => {
      for (const end = performance.now() + 5; performance.now() < end; );
    }, 0);
    await sleep(100);
    await one.redis.peers.ask(other.redis.link.nodeId, 'double', { number: 1 }, PATIENCE);
    await sleep(100);
    expect(await one.redis.peers.ask(other.redis.link.nodeId, 'slowly', {}, hasty)).toEqual({ at: 'last' });
    clearInterval(busy);
    await expect(one.redis.peers.ask('nobody', 'double', {}, { heard: 50, answered: 50 })).rejects.toThrow('No answer');
    await other.redis.close();
    await expect.poll(() => one.redis.nodes.all, { timeout: 3_000 }).toEqual([one.redis.link.nodeId]);
  });
});

describe('on a cluster', async () => {
  it.runIf(await hasShardedChannels())(
    'carries events over all its masters, also after one was away',
    async () => {
      await using cluster = await TestRedisCluster.start();
      const [one, other] = await Promise.all([startNode(cluster.url), startNode(cluster.url)]);
      await expect.poll(() => one.redis.link.isUp && other.redis.link.isUp, { timeout: 10_000 }).toBe(true);
      await Promise.all(numbers.map((text) => say(one, text)));
      await expect.poll(() => new Set(other.heard).size).toBe(300);
      expect(other.heard).toHaveLength(300);
      expect(await one.redis.link.run((commands) => commands.set(one.redis.link.key('a'), 'b'))).toBe('OK');

      const [, master] = cluster.masters;
      master?.freeze();
      await expect.poll(() => one.redis.link.isUp, { timeout: 5_000 }).toBe(false);
      master?.thaw();
      await expect.poll(() => one.redis.link.isUp && other.redis.link.isUp, { timeout: 20_000 }).toBe(true);
      other.heard.length = 0;
      await Promise.all(numbers.map((text) => say(one, text)));
      await expect.poll(() => new Set(other.heard).size).toBe(300);
    },
    60_000,
  );
});
