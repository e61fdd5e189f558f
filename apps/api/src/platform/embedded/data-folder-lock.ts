import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedMongoError } from './embedded-mongo-error.js';
import { isRunning, markProcess, type ProcessMark, parseProcessMark } from './process-mark.js';

const lockFile = /^server-\d+-[0-9a-f]+\.lock$/;
const attempts = 6;

/** The exclusive right of this process to a data folder. */
export interface DataFolderLock {
  /** Gives the folder back. Safe to call twice. */
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process, by a file that holds its process id.
 *
 * Each starter first writes a lock file of its own name, then looks at the others: where there is one of a process that
 * lives, it withdraws. So of two starters at least one sees the other, and nobody ever removes a lock that could have
 * become somebody else's in between, which is what goes wrong when stale locks of one fixed name are taken over.
 * (mongod locks its own folder too; that holds where process ids say nothing, as with two containers on one volume.)
 * @throws EmbeddedMongoError `folder-in-use` while another server lives on it
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const content = JSON.stringify(await markProcess(process.pid));
  for (let attempt = 1; ; attempt++) {
    const own = join(folder, `server-${process.pid}-${randomBytes(4).toString('hex')}.lock`);
    await writeFile(own, content, { flag: 'wx' });
    const rival = await findRival(folder, own);
    if (!rival) return { release: () => rm(own, { force: true }) };
    await rm(own, { force: true });
    if (rival.settled || attempt === attempts) throw inUse(folder, rival.pid);
    // Both began in the same moment and both withdraw: who wakes first has it.
    await sleep(Math.random() * 50 * attempt);
  }
}

interface Rival {
  pid: number;
  /** Has held its lock for a while: waiting for it to withdraw is in vain. */
  settled: boolean;
}

/** Another process that lives and claims the folder. Locks of dead ones are removed on the way. */
async function findRival(folder: string, own: string): Promise<Rival | null> {
  const { mtimeMs: ownTime } = await stat(own);
  for (const name of (await readdir(folder)).filter((entry) => lockFile.test(entry))) {
    const file = join(folder, name);
    if (file === own) continue;
    const owner = await readOwner(file);
    if (owner && (await isRunning(owner))) {
      const time = await stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => null, // withdrawn this moment
      );
      return { pid: owner.pid, settled: time !== null && ownTime - time > 2_000 };
    }
    await rm(file, { force: true });
  }
  return null;
}

/** One that is half written belongs to a starter that has not looked around yet; it will see ours and withdraw. */
async function readOwner(file: string): Promise<ProcessMark | null> {
  try {
    return parseProcessMark(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

function inUse(folder: string, pid: number): EmbeddedMongoError {
  return new EmbeddedMongoError(
    'folder-in-use',
    `The data folder ${folder} is in use by another server (process ${pid}): stop that one first, or set DATA_DIR to another folder.`,
  );
}
