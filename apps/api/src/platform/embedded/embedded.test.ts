import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { type EmbeddedMongo, type EmbeddedMongoError, type EmbeddedMongoOptions, startEmbeddedMongo } from './index.js';
import { isRunning } from './process-mark.js';
import { startTestMongod } from './test-mongo.js';

const systemBinary = inject('mongodBinary');

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function start(dataDir: string, more: Partial<EmbeddedMongoOptions> = {}): Promise<EmbeddedMongo> {
  const mongo = await startEmbeddedMongo({ dataDir, mongod: { systemBinary }, log: () => {}, ...more });
  onTestFinished(() => mongo.stop());
  return mongo;
}

async function withNotes<T>(uri: string, work: (notes: Collection) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri);
  try {
    return await work(client.db().collection('notes'));
  } finally {
    await client.close();
  }
}
const write = (uri: string, text: string) => withNotes(uri, (notes) => notes.insertOne({ text }));
const read = (uri: string) => withNotes(uri, async (notes) => (await notes.find().toArray()).map((note) => note.text));

/** Another server process on the folder: what it said at its start, and how to kill it. */
async function startOwner(dataDir: string) {
  const fixture = join(import.meta.dirname, 'embedded-owner.fixture.ts');
  const parameters = ['--import', 'tsx', '--conditions=source', fixture, dataDir, systemBinary];
  const owner = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void owner.kill('SIGKILL'));
  const [line] = await once(createInterface(owner.stdout), 'line');
  const said: { uri: string; pid: number } = JSON.parse(String(line));
  return {
    ...said,
    owner: owner.pid,
    async kill() {
      owner.kill('SIGKILL');
      await once(owner, 'exit');
    },
  };
}

describe('the embedded MongoDB', () => {
  test('has its data again after a stop and a start, also on another port', async () => {
    const folder = await dataFolder();
    const first = await start(folder);
    await write(first.uri, 'before');
    await first.stop();
    expect(await isRunning({ pid: first.pid, startedAt: null })).toBe(false);

    const said: string[] = [];
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const second = await start(folder, { port, log: (sentence) => said.push(sentence) });
    expect(await read(second.uri)).toEqual(['before']);
    expect(second).toMatchObject({ adopted: false });
    expect(second.uri).not.toContain(`:${port}/`);
    expect(second.uri).not.toBe(first.uri);
    expect(said).toEqual([
      expect.stringMatching(/^Using mongod [\d.]+, named by MONGOMS_SYSTEM_BINARY: .*\.$/),
      expect.stringMatching(/^Starting mongod on 127\.0\.0\.1:\d+ with its data in .*\.$/),
    ]);
  });

  test('is taken over from a server that was killed, and refused to a second one while the first lives', async () => {
    const folder = await dataFolder();
    const owner = await startOwner(folder);
    await write(owner.uri, 'kept');

    const refused = start(folder);
    await expect(refused).rejects.toMatchObject({
      reason: 'folder-in-use',
      message: `The data folder ${folder} is in use by another server (process ${owner.owner}): stop that one first, or set DATA_DIR to another folder.`,
    });

    await owner.kill();
    const heir = await start(folder);
    expect(heir).toMatchObject({ adopted: true, pid: owner.pid, uri: owner.uri });
    expect(await read(heir.uri)).toEqual(['kept']);
    await heir.stop();
    expect(await isRunning({ pid: heir.pid, startedAt: null })).toBe(false);
  });

  test('says why when mongod ends without having been asked to', async () => {
    const ended = new Promise<EmbeddedMongoError>((resolve) => {
      void dataFolder()
        .then((folder) => start(folder, { onUnexpectedEnd: resolve }))
        .then((mongo) => process.kill(mongo.pid, 'SIGKILL'));
    });
    expect(await ended).toMatchObject({
      reason: 'mongod-failed',
      message: expect.stringMatching(/^mongod has stopped: see .*mongod\.log\.$/),
    });
  });

  test('leaves nothing running when its start is given up', async () => {
    const folder = await dataFolder();
    const giveUp = new AbortController();
    const starting = start(folder, {
      signal: giveUp.signal,
      log: (sentence) => sentence.startsWith('Starting') && giveUp.abort(new Error('given up')),
    });
    await expect(starting).rejects.toThrow('given up');
    expect((await readdir(folder)).filter((name) => name.endsWith('.lock'))).toEqual([]);
    const again = await start(folder);
    expect(again.adopted).toBe(false);
  });
});

test('a mongod for fault tests comes back on its port with its data after a kill', async () => {
  await using mongod = await startTestMongod(systemBinary);
  const { uri, pid } = mongod;
  await withNotes(uri, (notes) => notes.insertOne({ text: 'durable' }, { writeConcern: { w: 'majority', j: true } }));
  await mongod.kill();
  expect(await isRunning({ pid, startedAt: null })).toBe(false);
  await mongod.restart();
  expect(mongod.uri).toBe(uri);
  expect(mongod.pid).not.toBe(pid);
  expect(await read(uri)).toEqual(['durable']);
  await withNotes(uri, async (notes) => {
    const data = { failCommands: ['insert'], errorCode: 91, errorLabels: [] };
    await failPoint(uri, { configureFailPoint: 'failCommand', mode: { times: 1 }, data });
    await expect(notes.insertOne({})).rejects.toMatchObject({ code: 91 });
  });
});

async function failPoint(uri: string, command: Document): Promise<void> {
  const client = new MongoClient(uri);
  await client.db('admin').command(command);
  await client.close();
}
