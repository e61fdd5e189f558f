import { open, rename, stat } from 'node:fs/promises';
import { EmbeddedMongoError } from './embedded-mongo-error.js';
import { diskFull, freeBytes } from './file-errors.js';

const rotateAtBytes = 16 * 1024 * 1024;
const tailBytes = 64 * 1024;
const almostFullBytes = 4 * 1024 * 1024;

/** Puts a log that has grown large aside. What was aside before is dropped. */
export async function rotateLog(file: string): Promise<void> {
  if ((await sizeOf(file)) > rotateAtBytes) await rename(file, `${file}.old`);
}

/** How long the log is now: what comes after belongs to the mongod that is started next. */
export async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/** An end of `mongod` that nobody asked for. */
export interface MongodExit {
  /** Its exit code or signal, where it is known. */
  outcome: string | null;
  dbPath: string;
  logFile: string;
  /** Where in the log this mongod began. */
  logStart: number;
  port: number;
}

/** Says in one sentence why `mongod` ended, as far as its log and the disk tell. */
export async function explainExit({ outcome, dbPath, logFile, logStart, port }: MongodExit) {
  const tail = await readTail(logFile, logStart);
  // On a full disk the reason may not have fitted into the log any more.
  if (/No space left on device|"error":28\b/.test(tail) || (await freeBytes(dbPath)) < almostFullBytes) {
    return diskFull(dbPath, 'mongod has stopped; free some space and start again');
  }
  if (/Address already in use/.test(tail)) return portTaken(port);
  if (/DBPathInUse|Unable to lock the lock file/.test(tail)) {
    return new EmbeddedMongoError(
      'folder-in-use',
      `Another mongod is running on ${dbPath}: stop it, or set DATA_DIR to another folder.`,
    );
  }
  if (/featureCompatibilityVersion document|UPGRADE PROBLEM|unsupported WiredTiger file version/.test(tail)) {
    return new EmbeddedMongoError(
      'data-version',
      `The data in ${dbPath} was written by another version of MongoDB than the mongod that was found: name the right one in MONGOMS_SYSTEM_BINARY.`,
    );
  }
  if (/Permission denied|Operation not permitted|read-only/i.test(tail)) {
    return new EmbeddedMongoError(
      'not-writable',
      `mongod may not read and write ${dbPath}: look whose files they are.`,
    );
  }
  const reason = lastError(tail);
  return new EmbeddedMongoError(
    'mongod-failed',
    `mongod has stopped${outcome === null ? '' : ` (${outcome})`}${reason === null ? '' : `, saying "${reason}"`}: see ${logFile}.`,
  );
}

/** The sentence for a port that somebody else has. */
export function portTaken(port: number): EmbeddedMongoError {
  return new EmbeddedMongoError('port-taken', `The port ${port} that mongod was to use is taken: start again.`);
}

async function readTail(file: string, start: number): Promise<string> {
  const size = await sizeOf(file);
  const from = Math.max(start, size - tailBytes);
  if (size <= from) return '';
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(size - from), position: from });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The message of the last line of severity error or fatal. */
function lastError(tail: string): string | null {
  const line = tail.split('\n').findLast((entry) => /"s":"[EF]"/.test(entry));
  return line === undefined ? null : (/"msg":"([^"]*)"/.exec(line)?.[1] ?? null);
}
