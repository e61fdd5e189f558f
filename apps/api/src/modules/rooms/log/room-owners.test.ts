import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parseConfig } from '../../../platform/config/index.js';
import { AppError, errors } from '../../../platform/errors.js';
import { EventBus } from '../../../platform/event-bus.js';
import { createLogger } from '../../../platform/logger.js';
import { pack, unpack } from '../../../platform/packed.js';
import { connectRedis, ownerOf, type RedisServices } from '../../../platform/redis/index.js';
import { TestRedis } from '../../../testing/test-redis.js';
import { FixtureNode } from './log.fixture.js';
import { replay, stored } from './log-replay.fixture.js';

const logger = createLogger({ level: 'silent', pretty: false });
const database = `owners-${new ObjectId().toHexString()}`;

/** A node, and whom it takes to be alive. */
interface Node {
  redis: RedisServices;
  log: FixtureNode;
  alive: { all: string[] };
}

let server: TestRedis;
let one: Node;
let other: Node;
let asking: RedisServices;

const connect = async () => {
  const config = parseConfig({ REDIS_URL: server.url }, { directory: '/nonexistent' }).redis;
  if (!config) throw new Error('There is no Redis');
  return connectRedis(config, { bus: new EventBus(logger), logger });
};

async function start(): Promise<Node> {
  const redis = await connect();
  const { peers } = redis;
  const { nodeId } = redis.link;
  const alive = { all: [nodeId] };
  const log = await FixtureNode.start(inject('mongoUri'), database, 'node', { peers, nodeId, nodes: alive });
  return { redis, log, alive };
}

beforeAll(async () => {
  server = await TestRedis.start();
  [one, other, asking] = await Promise.all([start(), start(), connect()]);
});
afterAll(async () => {
  await one.log.db.dropDatabase();
  for (const { log, redis } of [one, other]) {
    await log[Symbol.asyncDispose]();
    await redis.close();
  }
  await asking.close();
  await server[Symbol.asyncDispose]();
});

const idOf = ({ redis }: Node) => redis.link.nodeId;
const believe = (alive: string[]) => {
  for (const node of [one, other]) node.alive.all = alive;
};
const published = ({ log }: Node, roomId: ObjectId) => log.published.filter((entry) => entry.roomId.equals(roomId));

/** Everybody writes everywhere at once; each change must stand once, and the documents must be what the log says. */
async function writeEverywhere(): Promise<ObjectId[]> {
  const author = new ObjectId();
  const rooms = await Promise.all(Array.from({ length: 8 }, () => one.log.open([author])));
  await Promise.all(
    rooms.flatMap((roomId) =>
      Array.from({ length: 20 }, (_, index) => [one, other][index % 2]?.log.note(roomId, author, `${index}`)),
    ),
  );
  for (const roomId of rooms) {
    const entries = await one.log.log.entries(roomId, 0, 100);
    expect(entries.map(({ rev }) => rev)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    const texts = (await one.log.notes(roomId)).map(({ text }) => text);
    expect(texts.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`));
    expect(await stored(one.log.db, roomId)).toEqual(replay(entries));
  }
  return rooms;
}

describe('the owner of a room', () => {
  it('makes its changes, wherever they are asked for', async () => {
    believe([idOf(one), idOf(other)]);
    const rooms = await writeEverywhere();
    for (const roomId of rooms) {
      const owner = ownerOf(roomId.toHexString(), [idOf(other), idOf(one)]);
      const [makes, asks] = owner === idOf(one) ? [one, other] : [other, one];
      // The first entry is the one that opened the room.
      expect(published(makes, roomId).filter(({ rev }) => rev > 1)).toHaveLength(20);
      expect(published(asks, roomId).filter(({ rev }) => rev > 1)).toHaveLength(0);
    }
  });

  it('answers with the entry as the log has it', async () => {
    believe([idOf(one), idOf(other)]);
    const author = new ObjectId();
    const roomId = await one.log.open([author]);
    const isOwner = ownerOf(roomId.toHexString(), [idOf(one), idOf(other)]) === idOf(one);
    const [owns, asks] = isOwner ? [one, other] : [other, one];
    const change = { kind: 'noted', roomId, actorId: author, clientId: 'one and the same', input: { text: 'said' } };
    const nameless = { kind: 'seated', roomId, actorId: null, input: { userId: author, active: false } };
    const outcomes = [];
    for (const { log } of [asks, asks, owns]) outcomes.push(await log.log.submit(change));
    outcomes.push(await asks.log.log.submit(nameless));
    const [entry, last] = await one.log.log.entries(roomId, 1, 10);
    expect(outcomes).toEqual([
      { type: 'committed', entry, repeated: false },
      { type: 'committed', entry, repeated: true },
      { type: 'committed', entry, repeated: true },
      { type: 'committed', entry: last, repeated: false },
    ]);
    expect(published(asks, roomId).filter(({ rev }) => rev > 1)).toEqual([]);
  });

  it('refuses with the same words', async () => {
    const author = new ObjectId();
    const roomId = await one.log.open([author]);
    const stranger = new ObjectId();
    const refusals = await Promise.all(
      [one, other].map(({ log }) => log.note(roomId, stranger, 'no').catch((error: unknown) => error)),
    );
    for (const refusal of refusals) {
      expect(refusal).toBeInstanceOf(AppError);
      expect(refusal).toMatchObject({ code: 'FORBIDDEN', message: errors.forbidden().message });
    }
  });

  it.each([
    [
      'each takes the other for the only one',
      () =>
        [one, other].forEach((node, at, all) => {
          node.alive.all = [idOf(all[1 - at] ?? node)];
        }),
    ],
    [
      'each takes itself for the only one',
      () =>
        [one, other].forEach((node) => {
          node.alive.all = [idOf(node)];
        }),
    ],
    ['both believe in one that is dead', () => believe(['a node that was'])],
    [
      'they believe in different ones',
      () => {
        one.alive.all = [idOf(one), idOf(other), 'a node that was'];
        other.alive.all = [idOf(other)];
      },
    ],
  ])('is never needed: %s', async (_, mistake) => {
    mistake();
    await writeEverywhere();
  });

  it('is waited for once', async () => {
    believe(['another that was']);
    const author = new ObjectId();
    const roomId = await one.log.open([author]);
    await one.log.note(roomId, author, 'waits');
    const begun = performance.now();
    for (let sent = 0; sent < 5; sent += 1) await one.log.note(roomId, author, `${sent}`);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('makes a change once that another node makes too', async () => {
    believe([]);
    const author = new ObjectId();
    const roomId = await one.log.open([author]);
    const question = () => ({
      kind: 'noted',
      roomId,
      actorId: author,
      input: { text: 'twice' },
      entryId: new ObjectId(),
    });
    for (let round = 0; round < 20; round += 1) {
      const asked = question();
      const answers = await Promise.all(
        [one, other, one].map((node) =>
          asking.peers.ask(idOf(node), 'room-log.submit', asked, { heard: 5_000, answered: 5_000 }),
        ),
      );
      expect(new Set(answers.map(({ made }) => made.rev)).size).toBe(1);
    }
    expect(await one.log.notes(roomId)).toHaveLength(20);
    expect(await one.log.log.heads([roomId])).toEqual(new Map([[roomId.toHexString(), 21]]));
  });
});

it('what goes to another node comes back the same', () => {
  const refusal = errors.badInput('attachmentIds', 'Not yours');
  const input = { at: new Date(), id: new ObjectId(), list: [{ refusal }, null, 'text', 1.5], refusal: null };
  const copy = unpack(pack(input));
  expect(copy).toEqual(input);
  expect(copy).toMatchObject({
    list: [{ refusal: { code: 'BAD_REQUEST', issues: refusal.issues } }, null, 'text', 1.5],
  });
});
