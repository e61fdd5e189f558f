import { writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { explainFileError, requireSpace } from './file-errors.js';
import { type ProcessMark, parseProcessMark } from './process-mark.js';

/** What a new database takes from the start, mostly its journal. */
const newDatabaseBytes = 150_000_000;

/** The data folder of an embedded MongoDB: where each thing is. */
export interface DataFolder {
  root: string;
  dbPath: string;
  logFile: string;
  stateFile: string;
}

/** Makes the folder where it is missing. Its path is the real one, so that `mongod` and we call it by the same name. */
export async function prepareDataFolder(dataDir: string): Promise<DataFolder> {
  const wanted = resolve(dataDir);
  try {
    await mkdir(wanted, { recursive: true });
    const root = await realpath(wanted);
    const dbPath = join(root, 'db');
    await mkdir(dbPath, { recursive: true });
    if ((await readdir(dbPath)).length === 0) await requireSpace(root, newDatabaseBytes, 'a new database');
    return { root, dbPath, logFile: join(root, 'mongod.log'), stateFile: join(root, 'mongod.json') };
  } catch (error) {
    throw explainFileError(error, wanted);
  }
}

/** The `mongod` that was started last on the folder. */
export interface MongodState {
  mongod: ProcessMark;
  port: number;
}

/** Reads what `rememberMongod` wrote; null where there is nothing, or nothing that makes sense. */
export async function recallMongod({ stateFile }: DataFolder): Promise<MongodState | null> {
  try {
    const state: unknown = JSON.parse(await readFile(stateFile, 'utf8'));
    if (typeof state !== 'object' || state === null || !('mongod' in state) || !('port' in state)) return null;
    const mongod = parseProcessMark(state.mongod);
    return mongod && typeof state.port === 'number' ? { mongod, port: state.port } : null;
  } catch {
    return null;
  }
}

/** Writes down which `mongod` runs; at once, so that a kill of this process cannot come between. */
export function rememberMongod({ stateFile }: DataFolder, state: MongodState): void {
  writeFileSync(stateFile, JSON.stringify(state));
}
