import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedMongoError, systemErrorCode } from './embedded-mongo-error.js';
import { replicaSet, servesPath } from './mongod-admin.js';
import { explainExit, sizeOf } from './mongod-log.js';
import { availableMemory, cacheGigabytes } from './mongod-memory.js';
import { isRunning, markProcess, type ProcessMark } from './process-mark.js';

/** Long enough for the recovery of a large journal. */
const startPatienceMs = 120_000;
const stopPatienceMs = 15_000;

export interface MongodLaunch {
  binary: string;
  dbPath: string;
  logFile: string;
  port: number;
  /** More of mongod's own options. */
  extra?: string[];
  /** Hears of the process the moment it exists, before it answers. */
  onSpawn?: (mongod: ProcessMark) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Starts `mongod` and waits until it answers.
 * @throws EmbeddedMongoError that says why it ended instead
 */
export async function launchMongod(launch: MongodLaunch): Promise<ProcessMark> {
  const { dbPath, logFile, port } = launch;
  const logStart = await sizeOf(logFile);
  const child = spawnMongod(launch);
  const end = watchEnd(child);
  if (child.pid === undefined)
    throw new EmbeddedMongoError('mongod-failed', `mongod did not start: ${await end.seen}.`);
  const mongod = await markProcess(child.pid);
  launch.onSpawn?.(mongod);
  try {
    const deadline = performance.now() + startPatienceMs;
    while (!(await answers(port, dbPath))) {
      launch.signal?.throwIfAborted();
      const outcome = end.outcome();
      if (outcome !== null) throw await explainExit({ outcome, dbPath, logFile, logStart, port });
      if (performance.now() > deadline) throw notAnswering(mongod.pid, logFile);
      await sleep(20);
    }
    return mongod;
  } catch (error) {
    await stopMongod(mongod);
    throw error;
  }
}

/**
 * Waits until a `mongod` that runs already answers: it may still be busy with its own start.
 * @returns false if it ends, or cannot be told from another process that has got its id
 */
export async function untilAnswering(mongod: ProcessMark, { dbPath, logFile, port }: Omit<MongodLaunch, 'binary'>) {
  const certain = mongod.startedAt !== null;
  const deadline = performance.now() + (certain ? 30_000 : 2_000);
  while (await isRunning(mongod)) {
    if (await answers(port, dbPath)) return true;
    if (performance.now() > deadline) {
      if (certain) throw notAnswering(mongod.pid, logFile);
      return false;
    }
    await sleep(100);
  }
  return false;
}

/** Ends a `mongod` gently, and after a while by force. */
export async function stopMongod(mongod: ProcessMark): Promise<void> {
  await signalAndWait(mongod, 'SIGTERM');
  await signalAndWait(mongod, 'SIGKILL');
}

/** Sends the signal if the process is still there, and waits a while until it is not. */
export async function signalAndWait(mongod: ProcessMark, signal: NodeJS.Signals): Promise<void> {
  if (!(await isRunning(mongod))) return;
  try {
    process.kill(mongod.pid, signal);
  } catch (error) {
    if (systemErrorCode(error) !== 'ESRCH') throw error;
  }
  const deadline = performance.now() + stopPatienceMs;
  while ((await isRunning(mongod)) && performance.now() < deadline) await sleep(20);
}

/** Calls back once, when the process has ended. Returns what ends the watch. */
export function watchProcess(mongod: ProcessMark, onEnd: () => void): () => void {
  let watching = true;
  async function look(): Promise<void> {
    if ((await isRunning(mongod)) || !watching) return;
    unwatch();
    onEnd();
  }
  const timer = setInterval(() => void look(), 1_000).unref();
  function unwatch(): void {
    watching = false;
    clearInterval(timer);
  }
  return unwatch;
}

/**
 * For this machine alone. Detached, so that ^C in a terminal reaches only Node, which then stops mongod last. Without
 * the zlib compressor because of CVE-2025-14847.
 */
function spawnMongod({ binary, dbPath, logFile, port, extra = [] }: MongodLaunch): ChildProcess {
  const options = [
    ['--dbpath', dbPath],
    ['--port', `${port}`],
    ['--bind_ip', '127.0.0.1'],
    ['--replSet', replicaSet],
    ['--oplogSize', '64'],
    ['--wiredTigerCacheSizeGB', `${cacheGigabytes(availableMemory())}`],
    ['--networkMessageCompressors', 'snappy,zstd'],
    ['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ['--logpath', logFile],
    ['--logappend'],
    extra,
  ];
  const child = spawn(binary, options.flat(), { stdio: 'ignore', detached: true });
  child.unref();
  return child;
}

function watchEnd(child: ChildProcess): { seen: Promise<string>; outcome: () => string | null } {
  let outcome: string | null = null;
  const seen = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  }).then((text) => {
    outcome = text;
    return text;
  });
  return { seen, outcome: () => outcome };
}

/** Whether our own `mongod` answers at the port. The bare connection first: it is cheaper to try again and again. */
async function answers(port: number, dbPath: string): Promise<boolean> {
  return (await accepts(port)) && servesPath(port, dbPath, 1_000);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    const finish = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}

function notAnswering(pid: number, logFile: string): EmbeddedMongoError {
  return new EmbeddedMongoError(
    'mongod-failed',
    `The mongod that was started (process ${pid}) does not answer: end it and start again, or see ${logFile}.`,
  );
}
