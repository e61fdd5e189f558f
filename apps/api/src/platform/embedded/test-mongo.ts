import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { checkBinary } from './check-binary.js';
import { EmbeddedMongoError } from './embedded-mongo-error.js';
import { freePort } from './free-port.js';
import { becomePrimary, replicaSet } from './mongod-admin.js';
import { launchMongod, signalAndWait, stopMongod } from './mongod-process.js';

/** Failpoints are to be had, so that tests can stage what chance seldom brings. */
const testOptions = ['--setParameter', 'enableTestCommands=1'];

/** The replica set that a whole run of tests shares. It ends with the run, even if the run is killed. */
export async function startTestReplicaSet(binary: string): Promise<{ uri: string; stop(): Promise<void> }> {
  const server = await MongoMemoryReplSet.create({
    binary: { systemBinary: binary, version: await checkBinary(binary), checkMD5: false },
    replSet: {
      name: replicaSet,
      count: 1,
      storageEngine: 'wiredTiger',
      args: [...testOptions, '--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '64'],
      configSettings: { electionTimeoutMillis: 1_000 },
    },
  });
  return {
    uri: server.getUri(),
    async stop() {
      await server.stop({ doCleanup: true, force: true });
    },
  };
}

/** A `mongod` of a test's own, to be killed, frozen and brought back at will. */
export interface TestMongod extends AsyncDisposable {
  readonly uri: string;
  readonly port: number;
  /** The process of this moment; another after each restart. */
  readonly pid: number;
  /** As a power cut would: SIGKILL. */
  kill(): Promise<void>;
  /** Back on the same port with the same data. */
  restart(): Promise<void>;
  /** It goes on existing and holds its connections, but answers nothing. */
  freeze(): void;
  thaw(): void;
}

/** Starts one, a replica set of one member in a folder of its own, which is removed at the end. */
export async function startTestMongod(binary: string): Promise<TestMongod> {
  const folder = await mkdtemp(join(tmpdir(), 'test-mongod-'));
  const port = await freePort();
  const start = async () => {
    const logFile = join(folder, 'mongod.log');
    const mongod = await launchMongod({ binary, dbPath: folder, logFile, port, extra: testOptions });
    await becomePrimary(port);
    return mongod;
  };
  let mongod = await start();
  const kill = () => signalAndWait(mongod, 'SIGKILL');
  return {
    uri: `mongodb://127.0.0.1:${port}/?replicaSet=${replicaSet}`,
    port,
    get pid() {
      return mongod.pid;
    },
    kill,
    async restart() {
      await stopMongod(mongod);
      mongod = await whilePortIsTaken(start);
    },
    freeze() {
      process.kill(mongod.pid, 'SIGSTOP');
    },
    thaw() {
      process.kill(mongod.pid, 'SIGCONT');
    },
    async [Symbol.asyncDispose]() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Tries again for a while. Clients that look for the killed `mongod` get a port of their own for every try, which may
 * be the very one they try to reach: such a connection is one to itself, and holds the port until it is given up.
 */
async function whilePortIsTaken<Result>(start: () => Promise<Result>): Promise<Result> {
  for (const deadline = performance.now() + 15_000; ; ) {
    try {
      return await start();
    } catch (error) {
      const isTaken = error instanceof EmbeddedMongoError && error.reason === 'port-taken';
      if (!isTaken || performance.now() > deadline) throw error;
      await sleep(200);
    }
  }
}
