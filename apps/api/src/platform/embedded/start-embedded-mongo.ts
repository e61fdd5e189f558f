import { type DataFolder, prepareDataFolder, recallMongod, rememberMongod } from './data-folder.js';
import { lockDataFolder } from './data-folder-lock.js';
import { EmbeddedMongoError } from './embedded-mongo-error.js';
import { explainFileError } from './file-errors.js';
import { choosePort, freePort } from './free-port.js';
import { becomePrimary, replicaSet } from './mongod-admin.js';
import { explainExit, rotateLog, sizeOf } from './mongod-log.js';
import { launchMongod, stopMongod, untilAnswering, watchProcess } from './mongod-process.js';
import type { MongodChoices } from './mongod-settings.js';
import { isRunning, type ProcessMark } from './process-mark.js';
import { resolveMongod } from './resolve-mongod.js';

/** Kept from run to run where it can be, so that a saved connection in Compass goes on working. */
const preferredPort = 27_018;

export interface EmbeddedMongoOptions {
  /** The data folder; made where it is missing. */
  dataDir: string;
  /** Hears one sentence for every step. */
  log: (sentence: string) => void;
  /** Which `mongod`; nothing said means: whichever is found. */
  mongod?: MongodChoices;
  databaseName?: string;
  port?: number;
  /** Gives up the start: whatever was begun is ended again. */
  signal?: AbortSignal | undefined;
  /** Hears why, when `mongod` ends later on without having been asked to. */
  onUnexpectedEnd?: (error: EmbeddedMongoError) => void;
}

export interface EmbeddedMongo {
  /** The connection string, also for Compass. */
  uri: string;
  pid: number;
  /** Whether it was still running, left over by a server that was killed. */
  adopted: boolean;
  /** Stops `mongod` and gives the data folder back. Safe to call twice. */
  stop(): Promise<void>;
}

interface RunningMongod {
  mongod: ProcessMark;
  port: number;
  adopted: boolean;
}

/**
 * Starts a real MongoDB, a replica set of one member, with its data in the folder.
 * @throws EmbeddedMongoError with one sentence for a person
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const folder = await prepareDataFolder(options.dataDir);
  try {
    return await startInFolder(folder, options);
  } catch (error) {
    throw explainFileError(error, folder.root);
  }
}

/** The connection string of the `mongod` that runs on the folder at this moment; null where none does. */
export async function findRunningMongo(dataDir: string): Promise<string | null> {
  const folder = await prepareDataFolder(dataDir);
  const state = await recallMongod(folder);
  if (!state || !(await untilAnswering(state.mongod, { ...folder, port: state.port }))) return null;
  return uriOf(state.port);
}

function uriOf(port: number, databaseName = 'confab'): string {
  return `mongodb://127.0.0.1:${port}/${databaseName}?replicaSet=${replicaSet}`;
}

async function startInFolder(folder: DataFolder, options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const lock = await lockDataFolder(folder.root);
  let running: RunningMongod;
  try {
    running = (await adopt(folder, options.log)) ?? (await launch(folder, options));
    await makeUsable(folder, running, options.signal);
  } catch (error) {
    await lock.release();
    throw error;
  }
  const { mongod, port, adopted } = running;
  const unwatch = await watch(folder, running, options.onUnexpectedEnd);
  const stopOnce = once(async () => {
    unwatch();
    await stopMongod(mongod);
    await lock.release();
  });
  return { uri: uriOf(port, options.databaseName), pid: mongod.pid, adopted, stop: stopOnce };
}

/** Takes over the `mongod` of a server that was killed, if it is still there and really runs on this folder. */
async function adopt(folder: DataFolder, log: (sentence: string) => void): Promise<RunningMongod | null> {
  const state = await recallMongod(folder);
  if (!state || !(await untilAnswering(state.mongod, { ...folder, port: state.port }))) return null;
  log(`Taking over the mongod that is still running (process ${state.mongod.pid}, port ${state.port}).`);
  return { ...state, adopted: true };
}

async function launch(folder: DataFolder, options: EmbeddedMongoOptions): Promise<RunningMongod> {
  const { log, signal } = options;
  const binary = await resolveMongod({ mongod: options.mongod ?? {}, log, signal });
  signal?.throwIfAborted();
  await rotateLog(folder.logFile);
  const launchAt = async (port: number): Promise<RunningMongod> => {
    log(`Starting mongod on 127.0.0.1:${port} with its data in ${folder.dbPath}.`);
    const onSpawn = (mongod: ProcessMark) => rememberMongod(folder, { mongod, port });
    const mongod = await launchMongod({ binary, ...folder, port, signal, onSpawn });
    return { mongod, port, adopted: false };
  };
  try {
    return await launchAt(await choosePort(options.port ?? preferredPort));
  } catch (error) {
    // Somebody else took the port between our look and mongod's start; twice in a row is no accident.
    if (!(error instanceof EmbeddedMongoError && error.reason === 'port-taken')) throw error;
    return launchAt(await freePort());
  }
}

async function makeUsable(folder: DataFolder, running: RunningMongod, signal: AbortSignal | undefined): Promise<void> {
  const logStart = await sizeOf(folder.logFile);
  try {
    signal?.throwIfAborted();
    await becomePrimary(running.port);
  } catch (error) {
    if (!(await isRunning(running.mongod))) {
      throw await explainExit({ outcome: null, ...folder, logStart, port: running.port });
    }
    await stopMongod(running.mongod);
    throw error;
  }
}

async function watch(
  { dbPath, logFile }: DataFolder,
  { mongod, port }: RunningMongod,
  onUnexpectedEnd: ((error: EmbeddedMongoError) => void) | undefined,
): Promise<() => void> {
  const logStart = await sizeOf(logFile);
  return watchProcess(mongod, () => {
    explainExit({ outcome: null, dbPath, logFile, logStart, port }).then(onUnexpectedEnd, () => {});
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
