import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockDataFolder } from './data-folder-lock.js';

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--eval', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

test('holds the folder until it is released', async () => {
  const folder = await dataFolder();
  const lock = await lockDataFolder(folder);
  const [file = ''] = await readdir(folder);
  expect(JSON.parse(await readFile(join(folder, file), 'utf8'))).toMatchObject({ pid: process.pid });
  await expect(lockDataFolder(folder)).rejects.toMatchObject({ name: 'EmbeddedMongoError', reason: 'folder-in-use' });
  await lock.release();
  await lock.release();
  const next = await lockDataFolder(folder);
  await next.release();
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['of a process that has died', async () => JSON.stringify({ pid: await deadProcess(), startedAt: null })],
  ['of an earlier process with the same id', async () => JSON.stringify({ pid: process.pid, startedAt: 'earlier' })],
  ['that was torn while it was written', async () => '{"pi'],
])('goes to exactly one of several starters when there is a stale lock %s', async (_, stale) => {
  const folder = await dataFolder();
  await writeFile(join(folder, 'server-1234-aa.lock'), await stale());
  const starters = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(folder)));
  expect(starters.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await readdir(folder)).toEqual([expect.stringMatching(`^server-${process.pid}-`)]);
});
