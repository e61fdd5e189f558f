import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedMongoError } from './embedded-mongo-error.js';

const run = promisify(execFile);

/** Which package brings a library that `mongod` needs, on Debian and Ubuntu. */
const packages: Readonly<Record<string, string>> = {
  'libcurl.so.4': 'libcurl4',
  'libssl.so.3': 'libssl3, which is OpenSSL 3',
  'libcrypto.so.3': 'libssl3, which is OpenSSL 3',
  'liblzma.so.5': 'liblzma5',
  'libgssapi_krb5.so.2': 'libgssapi-krb5-2',
};

/** Whether the file exists and may be executed. */
export async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Runs `mongod --version`, which loads all its libraries, and returns the version.
 * @throws EmbeddedMongoError that names the missing library, where one is missing
 */
export async function checkBinary(binary: string): Promise<string> {
  const failure = await run(binary, ['--version'], { timeout: 10_000 }).then(
    ({ stdout }) => /^db version v(\S+)/m.exec(stdout)?.[1] ?? { stderr: stdout, signal: null, missing: false },
    (error: { stderr?: string; signal?: string | null; code?: unknown; message: string }) => ({
      stderr: error.stderr || error.message,
      signal: error.signal ?? null,
      missing: error.code === 'ENOENT',
    }),
  );
  if (typeof failure === 'string') return failure;
  throw await explainUnusableBinary(binary, failure);
}

async function explainUnusableBinary(
  binary: string,
  { stderr, signal, missing }: { stderr: string; signal: string | null; missing: boolean },
): Promise<EmbeddedMongoError> {
  const libraries = await missingLibraries(binary, stderr);
  if (libraries.length > 0) return missingLibraryError(binary, libraries);
  // The file is there, and yet "not found": what is not found is the loader that it names.
  if (missing && (await isExecutable(binary))) {
    return new EmbeddedMongoError(
      'library-missing',
      `${binary} cannot run because the C library glibc is missing (Alpine and other musl systems have none): set MONGODB_URI to a MongoDB of your own.`,
    );
  }
  if (signal === 'SIGILL') {
    return new EmbeddedMongoError(
      'binary-unusable',
      `${binary} cannot run because this processor lacks the AVX instructions that MongoDB needs since version 5: set MONGODB_URI to a MongoDB elsewhere.`,
    );
  }
  const detail = stderr.trim().split('\n').at(-1);
  return new EmbeddedMongoError('binary-unusable', `${binary} is not a mongod that runs here (${detail}).`);
}

/** The loader's message names only the first library that is missing; `ldd`, where there is one, names them all. */
async function missingLibraries(binary: string, loaderMessage: string): Promise<string[]> {
  const first = /error while loading shared libraries: ([^:\s]+):/.exec(loaderMessage)?.[1];
  const tooOld = /([^/\s]+\.so[.\d]*): version [`']([^']+)' not found/.exec(loaderMessage);
  if (tooOld?.[1] && tooOld[2]) return [`${tooOld[1]} with ${tooOld[2]}`];
  if (!first) return [];
  const listing = await run('ldd', [binary], { timeout: 10_000 }).then(
    ({ stdout }) => stdout,
    () => '',
  );
  const listed = [...listing.matchAll(/^\s*(\S+) => not found/gm)].flatMap((match) => match[1] ?? []);
  return [...new Set([first, ...listed])];
}

function missingLibraryError(binary: string, libraries: string[]): EmbeddedMongoError {
  const hints = [...new Set(libraries.flatMap((library) => packages[library] ?? []))];
  const advice = hints.length > 0 ? `install it (on Debian and Ubuntu: ${hints.join('; ')})` : 'install it';
  return new EmbeddedMongoError(
    'library-missing',
    `${binary} cannot run because ${libraries.length > 1 ? 'libraries are' : 'a library is'} missing: ${libraries.join(', ')}; ${advice}, or set MONGODB_URI to a MongoDB of your own.`,
  );
}
