import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { MongoClient, ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { startTestMongod } from '../../../platform/embedded/test-mongo.js';
import { FixtureNode } from './log.fixture.js';
import { replay, stored } from './log-replay.fixture.js';

const uri = inject('mongoUri');
const database = `log-faults-${new ObjectId().toHexString()}`;
let admin: MongoClient;
let node: FixtureNode;
let other: FixtureNode;

beforeAll(async () => {
  admin = await MongoClient.connect(uri);
  node = await FixtureNode.start(uri, database, 'node-a');
  other = await FixtureNode.start(uri, database, 'node-b');
});
afterAll(async () => {
  await node.db.dropDatabase();
  await Promise.all([node[Symbol.asyncDispose](), other[Symbol.asyncDispose](), admin.close()]);
});

/** Arms MongoDB's own fault injection for the commands of one node, until the test is over at the latest. */
async function failpoint(mode: 'alwaysOn' | 'off' | { times: number }, data: Record<string, unknown> = {}) {
  if (mode !== 'off') onTestFinished(() => failpoint('off'));
  await admin.db('admin').command({ configureFailPoint: 'failCommand', mode, ...(mode !== 'off' && { data }) });
}

/** The log has no gap, and every projection is what the log says. */
async function expectWhole(roomId: ObjectId, on = node) {
  const entries = await on.log.entries(roomId, 0, 100_000);
  expect(entries.map(({ rev }) => rev)).toEqual(entries.map((_, index) => index + 1));
  expect(await stored(on.db, roomId)).toEqual(replay(entries));
  return entries;
}

describe('what the index and MongoDB answer', () => {
  test('S9: a change whose clientId and number both clash is answered with the one that was made', async () => {
    const author = new ObjectId();
    const roomId = await node.open([author]);
    await other.note(roomId, author, 'first');
    // `node` still takes the head to be 1; the other has taken 2 with this very clientId, and 3.
    const made = await other.note(roomId, author, 'second', 'both');
    await other.note(roomId, author, 'third');
    const repeated = await node.note(roomId, author, 'again', 'both');
    expect(repeated).toMatchObject({ repeated: true, entry: { _id: made.type === 'committed' && made.entry._id } });
    expect(await expectWhole(roomId)).toHaveLength(4);
  });

  test.each([
    ['a write-concern error', { writeConcernError: { code: 64, codeName: 'WriteConcernFailed', errmsg: 'waiting' } }],
    ['a lost connection', { closeConnection: true }],
    ['a primary that steps down', { errorCode: 10107 }],
    ['an operation over its time', { errorCode: 50 }],
  ])('S10: an append that ends with %s is made once', async (_, data) => {
    const author = new ObjectId();
    const roomId = await node.open([author]);
    await failpoint({ times: 2 }, { failCommands: ['insert'], appName: 'node-a', ...data });
    const outcomes = await Promise.all([1, 2, 3].map((number) => node.note(roomId, author, `${number}`)));
    await failpoint('off');
    expect(outcomes.map((outcome) => outcome.type === 'committed' && outcome.entry.rev)).toEqual([2, 3, 4]);
    expect(await expectWhole(roomId)).toHaveLength(4);
    const published = node.published.filter((entry) => entry.roomId.equals(roomId)).map(({ rev }) => rev);
    expect([...new Set(published)]).toEqual([1, 2, 3, 4]);
    const told = node.told.filter((entry) => entry.roomId.equals(roomId)).map(({ rev }) => rev);
    expect([...new Set(told)]).toEqual([1, 2, 3, 4]);
  });

  test('a projection is repeated until a majority has it, and nothing is answered before', async () => {
    const author = new ObjectId();
    const roomId = await node.open([author]);
    const writeConcernError = { code: 64, codeName: 'WriteConcernFailed', errmsg: 'waiting for replication' };
    await failpoint('alwaysOn', { failCommands: ['update'], appName: 'node-a', writeConcernError });
    let answered = false;
    const noting = node.note(roomId, author, 'x').then(() => {
      answered = true;
    });
    await vi.waitFor(async () => expect(await node.notes(roomId)).toHaveLength(1));
    expect(answered).toBe(false);
    expect(node.published.filter((entry) => entry.roomId.equals(roomId))).toHaveLength(1);
    await failpoint('off');
    await noting;
    await expectWhole(roomId);
  });
});

test('S4: an entry projected late, after a newer one, changes nothing', async () => {
  const author = new ObjectId();
  const roomId = await node.open([author]);
  await node.note(roomId, author, 'zero');
  const [note] = await node.notes(roomId);
  const noteId = note?._id ?? new ObjectId();
  await failpoint('alwaysOn', { failCommands: ['update'], appName: 'node-a', errorCode: 11600 });
  const late = node.change(roomId, author, noteId, 'older');
  await vi.waitFor(async () => expect(await node.log.entries(roomId, 2, 10)).toHaveLength(1));
  await other.change(roomId, author, noteId, 'newer');
  await failpoint('off');
  await late;
  expect((await node.notes(roomId)).map(({ text, rev }) => [text, rev])).toEqual([['newer', 4]]);
  await expectWhole(roomId);
});

test('what another node appended and did not come to project is projected by who appends after it', async () => {
  const author = new ObjectId();
  const roomId = await node.open([author]);
  await other.note(roomId, author, 'known to both');
  await node.note(roomId, author, 'makes this node know the head');
  await failpoint('alwaysOn', { failCommands: ['update'], appName: 'node-b', errorCode: 10107 });
  const held = other.note(roomId, author, 'held');
  await vi.waitFor(async () => expect(await node.log.entries(roomId, 3, 1)).toHaveLength(1), { timeout: 5_000 });
  const outcome = await node.note(roomId, author, 'after it');
  expect(outcome).toMatchObject({ type: 'committed', entry: { rev: 5 } });
  expect((await node.notes(roomId)).map(({ rev }) => rev)).toEqual([2, 3, 4, 5]);
  const published = node.published.filter((entry) => entry.roomId.equals(roomId)).map(({ rev }) => rev);
  expect(published.slice(-2)).toEqual([4, 5]);
  await failpoint('off');
  await held;
  await expectWhole(roomId);
});

test('an entry that is in the log is answered also when it cannot be found out what others have projected', async () => {
  const author = new ObjectId();
  const roomId = await node.open([author]);
  await other.note(roomId, author, 'makes this node know the head');
  await node.note(roomId, author, 'comes before');
  const data = { failCommands: ['find'], namespace: `${database}.notes`, appName: 'node-b', errorCode: 10107 };
  await failpoint('alwaysOn', data);
  const outcome = await other.note(roomId, author, 'after it');
  expect(outcome).toMatchObject({ type: 'committed', entry: { rev: 4 } });
  await failpoint('off');
  await expectWhole(roomId);
});

test('S5: a projection that MongoDB refuses sets its room aside until that is mended; the others go on', async () => {
  const author = new ObjectId();
  const [sick, sound] = [await node.open([author]), await node.open([author])];
  const { validator } = await node.db.collection('notes').options();
  await node.db.command({ collMod: 'notes', validator: { text: { $ne: 'poison' } } });
  const results = await Promise.allSettled([
    node.note(sick, author, 'poison'),
    node.note(sound, author, 'before'),
    node.note(sound, author, 'after'),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  await expectWhole(sound);
  await expect(node.note(sick, author, 'more')).rejects.toThrow('set aside');
  await expect(other.note(sick, author, 'more')).rejects.toThrow('set aside');
  await node.db.command({ collMod: 'notes', validator });
  await expect(node.note(sick, author, 'mended')).resolves.toMatchObject({ type: 'committed', entry: { rev: 3 } });
  await expectWhole(sick);
  await expectWhole(sound);
});

test('S5: a foreign entry that MongoDB refuses to project does not keep the other rooms waiting', async () => {
  const author = new ObjectId();
  const [sick, sound] = [await node.open([author]), await node.open([author])];
  const { validator } = await node.db.collection('notes').options();
  await node.db.command({ collMod: 'notes', validator: { text: { $ne: 'poison' } } });
  await expect(other.note(sick, author, 'poison')).rejects.toThrow();
  // This node still takes the room to be as it was before.
  const start = performance.now();
  const results = await Promise.allSettled([node.note(sick, author, 'more'), node.note(sound, author, 'fine')]);
  expect(results).toMatchObject([
    { status: 'rejected', reason: { name: 'RoomSetAsideError' } },
    { status: 'fulfilled', value: { type: 'committed' } },
  ]);
  expect(performance.now() - start).toBeLessThan(2_000);
  await expect(node.note(sick, author, 'nothing more')).rejects.toThrow('set aside');
  await node.db.command({ collMod: 'notes', validator });
  // What was appended before it turned out is mended with the room.
  await expect(node.note(sick, author, 'mended')).resolves.toMatchObject({ type: 'committed', entry: { rev: 4 } });
  expect((await node.notes(sick)).map(({ text }) => text)).toEqual(['poison', 'more', 'mended']);
  await expectWhole(sick);
  await expectWhole(sound);
});

test('S3: a batch over two collections, cut between them by a kill, is healed by whoever touches the room next', async () => {
  const [stays, leaves] = [new ObjectId(), new ObjectId()];
  const roomId = await node.open([stays, leaves]);
  // The first collection is written; then the writer hangs, and dies.
  await failpoint('alwaysOn', {
    failCommands: ['update'],
    appName: 'cut-writer',
    namespace: `${database}.seats`,
    blockConnection: true,
    blockTimeMS: 4_000,
  });
  const script = new URL('./cut-writer.fixture.ts', import.meta.url).pathname;
  const args = [uri, database, roomId.toHexString(), stays.toHexString(), leaves.toHexString()];
  const writer = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', script, ...args], {
    stdio: 'ignore',
  });
  const exit = once(writer, 'exit');
  try {
    await vi.waitFor(async () => expect(await node.notes(roomId)).toHaveLength(2), { timeout: 15_000, interval: 50 });
  } finally {
    writer.kill('SIGKILL');
    await exit;
  }
  const before = await node.log.entries(roomId, 0, 10);
  expect(before.map(({ kind }) => kind)).toEqual(['opened', 'noted', 'noted', 'seated', 'noted']);
  expect(await stored(node.db, roomId)).not.toEqual(replay(before));

  await expect(other.note(roomId, leaves, 'still here?')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const entries = await expectWhole(roomId);
  expect(entries).toHaveLength(5);
  expect(other.published.filter((entry) => entry.roomId.equals(roomId)).map(({ rev }) => rev)).toContain(4);
  await failpoint('off');
}, 30_000);

test('S2: nothing acknowledged is lost when mongod is killed again and again under a living server', async () => {
  await using mongod = await startTestMongod(inject('mongodBinary'));
  await using writer = await FixtureNode.start(mongod.uri, 'kills');
  const people = Array.from({ length: 8 }, () => new ObjectId());
  const roomIds = [await writer.open(people), await writer.open(people)];
  const acknowledged: string[] = [];
  let going = true;
  const writing = people.map(async (person, at) => {
    for (let number = 0; going; number += 1) {
      const roomId = roomIds[at % roomIds.length] ?? new ObjectId();
      const clientId = `${at}-${number}`;
      for (let done = false; !done && going; ) {
        const outcome = await writer.note(roomId, person, clientId, clientId).catch(() => null);
        if (outcome?.type === 'committed') {
          acknowledged.push(outcome.entry._id.toHexString());
          done = true;
        }
      }
    }
  });
  try {
    for (let kill = 0; kill < 8; kill += 1) {
      const before = acknowledged.length;
      const advance = () => expect(acknowledged.length).toBeGreaterThan(before + 40);
      await vi.waitFor(advance, { timeout: 20_000, interval: 10 });
      await mongod.kill();
      await mongod.restart();
    }
  } finally {
    // Also where it fails: writers whose log is closed would go round and round.
    going = false;
    await Promise.all(writing);
  }
  const kept = new Set<string>();
  for (const roomId of roomIds) {
    const entries = await expectWhole(roomId, writer);
    for (const { _id } of entries) kept.add(_id.toHexString());
    const clientIds = entries.flatMap(({ clientId }) => clientId ?? []);
    expect(new Set(clientIds).size).toBe(clientIds.length);
  }
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
}, 120_000);
