import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkBinary } from './check-binary.js';
import { EmbeddedMongoError } from './embedded-mongo-error.js';
import { explainFileError, requireSpace } from './file-errors.js';
import { isRunning } from './process-mark.js';

/** What a download takes at its peak: the archive and, beside it, the binary that comes out of it. */
const neededBytes = 400_000_000;
const temporaryFolder = /^\.download-(\d+)-/;

/**
 * Lets `fetchInto` bring a binary into a temporary folder and moves it to `target` in one step: what is in the cache is
 * always whole, whoever else is downloading the same at that moment.
 */
export async function installBinary(target: string, fetchInto: (folder: string) => Promise<string>): Promise<string> {
  const cache = dirname(target);
  try {
    await mkdir(cache, { recursive: true });
    await removeAbandoned(cache);
    await requireSpace(cache, neededBytes, 'downloading MongoDB');
    const folder = await mkdtemp(join(cache, `.download-${process.pid}-`));
    try {
      const binary = await fetchInto(folder);
      await chmod(binary, 0o755);
      await rename(binary, target);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await keepIfSound(target);
    return target;
  } catch (error) {
    throw explainFileError(error, cache);
  }
}

/** A binary that only lacks a library stays: once that is installed, it need not be downloaded again. */
async function keepIfSound(binary: string): Promise<void> {
  try {
    await checkBinary(binary);
  } catch (error) {
    if (!(error instanceof EmbeddedMongoError && error.reason === 'library-missing')) await rm(binary, { force: true });
    throw error;
  }
}

/** A download that was killed leaves its folder behind. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const owner = temporaryFolder.exec(name)?.[1];
    if (owner === undefined || (await isRunning({ pid: Number(owner), startedAt: null }))) continue;
    await rm(join(cache, name), { recursive: true, force: true });
  }
}
