import type { RequestOptions } from 'node:https';
import { progressSentence } from './download-progress.js';
import { EmbeddedMongoError, errorText, systemErrorCode } from './embedded-mongo-error.js';
import { installBinary } from './install-binary.js';
import type { MongodSettings } from './mongod-settings.js';

/** A host that does not answer must not hold up the start. */
const probeTimeoutMs = 2_000;
/** Given to the downloader, which takes the value 0 of MONGOMS_MAX_RETRIES to mean: do not even try. */
const downloadAttempts = 2;
const reportEveryMs = 2_000;

export interface VendorDownload {
  settings: MongodSettings;
  /** Where the binary goes. */
  target: string;
  log: (sentence: string) => void;
  signal: AbortSignal | undefined;
}

/**
 * Downloads `mongod` from MongoDB's own host, which has builds for most systems.
 * @returns the path of the binary
 */
export async function downloadFromVendor({ settings, target, log, signal }: VendorDownload): Promise<string> {
  const { host } = new URL(settings.downloadHost);
  log(`No mongod on this machine; asking MongoDB's download host (${host}) for version ${settings.version}.`);
  await probe(settings.downloadHost, signal);
  return installBinary(target, async (folder) => {
    log(`Downloading mongod ${settings.version} from ${host}.`);
    const downloader = await createDownloader(settings.version, folder, log);
    try {
      return await unlessAborted(downloader.getMongodPath(), limitOf(settings.downloadTimeoutMs, signal));
    } catch (error) {
      signal?.throwIfAborted();
      if (systemErrorCode(error) === 'ENOSPC') throw error;
      throw new EmbeddedMongoError('unreachable', `the download from ${host} failed (${shortReason(error)})`);
    }
  });
}

async function probe(downloadHost: string, signal: AbortSignal | undefined): Promise<void> {
  try {
    await fetch(downloadHost, { method: 'HEAD', redirect: 'manual', signal: limitOf(probeTimeoutMs, signal) });
  } catch (error) {
    signal?.throwIfAborted();
    const { host } = new URL(downloadHost);
    throw new EmbeddedMongoError(
      'unreachable',
      `MongoDB's download host ${host} cannot be reached (${shortReason(error)})`,
    );
  }
}

/** Loaded only here, since hardly any start needs it. */
async function createDownloader(version: string, downloadDir: string, log: (sentence: string) => void) {
  const { MongoBinaryDownload } = await import('mongodb-memory-server-core/lib/util/MongoBinaryDownload.js');
  const { getOS } = await import('mongodb-memory-server-core/lib/util/getos/index.js');
  let lastReport = performance.now();

  class Downloader extends MongoBinaryDownload {
    override httpDownload(url: URL, options: RequestOptions, file: string, partialFile: string): Promise<string> {
      // Off by default there. What comes will be run, so its sender has to prove who it is.
      return super.httpDownload(url, { ...options, rejectUnauthorized: true }, file, partialFile, downloadAttempts);
    }

    override printDownloadProgress({ length }: { length: number }): void {
      this.dlProgress.current += length;
      if (performance.now() - lastReport < reportEveryMs) return;
      lastReport = performance.now();
      log(progressSentence(this.dlProgress.current, this.dlProgress.length));
    }
  }
  return new Downloader({ downloadDir, version, checkMD5: true, os: await getOS() });
}

function limitOf(timeoutMs: number, signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

/** The downloader cannot be told to stop: it is left to itself, and its folder is removed under it. */
async function unlessAborted<T>(work: Promise<T>, limit: AbortSignal): Promise<T> {
  limit.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    limit.addEventListener('abort', () => reject(limit.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

/** The downloader's errors are several lines long; their code says the same. */
function shortReason(error: unknown): string {
  return systemErrorCode(error) ?? errorText(error).split('\n', 1).join();
}
