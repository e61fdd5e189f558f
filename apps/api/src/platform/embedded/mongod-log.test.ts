import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { explainExit, rotateLog, sizeOf } from './mongod-log.js';

async function logWith(content: string): Promise<{ dbPath: string; logFile: string }> {
  const dbPath = await mkdtemp(join(tmpdir(), 'mongod-log-'));
  onTestFinished(() => rm(dbPath, { recursive: true, force: true }));
  const logFile = join(dbPath, 'mongod.log');
  await writeFile(logFile, content);
  return { dbPath, logFile };
}

const line = (severity: string, msg: string, attr: object = {}) =>
  `${JSON.stringify({ t: { $date: '2026-01-02T03:04:05.678Z' }, s: severity, c: 'STORAGE', id: 1, ctx: 'main', msg, attr })}\n`;

describe('an end of mongod is told in one sentence', () => {
  test.each([
    [
      'a full disk',
      line('E', 'WiredTiger error message', { error: 28, message: 'journal: write: No space left on device' }),
      'disk-full',
      /^The disk that holds .* is full: mongod has stopped; free some space and start again\.$/,
    ],
    [
      'a taken port',
      line('E', 'Error setting up listener', { error: { errmsg: 'Address already in use' } }),
      'port-taken',
      /^The port 4711 that mongod was to use is taken: start again\.$/,
    ],
    [
      'another mongod on the data',
      line('E', 'DBException in initAndListen, terminating', { error: 'DBPathInUse: Unable to lock the lock file' }),
      'folder-in-use',
      /^Another mongod is running on .*: stop it, or set DATA_DIR to another folder\.$/,
    ],
    [
      'data of another version',
      line('F', 'Wrong mongod version', {
        error: 'UPGRADE PROBLEM: Found an invalid featureCompatibilityVersion document',
      }),
      'data-version',
      /^The data in .* was written by another version of MongoDB/,
    ],
    [
      'files of somebody else',
      line('E', 'DBException', { error: 'IllegalOperation: Attempted to create a lock file on a read-only directory' }),
      'not-writable',
      /^mongod may not read and write .*: look whose files they are\.$/,
    ],
    [
      'anything else',
      line('F', 'Fatal assertion') + line('I', 'Shutting down'),
      'mongod-failed',
      /^mongod has stopped \(SIGABRT\), saying "Fatal assertion": see .*mongod\.log\.$/,
    ],
  ])('%s', async (_, content, reason, message) => {
    const log = await logWith(content);
    const error = await explainExit({ outcome: 'SIGABRT', ...log, logStart: 0, port: 4711 });
    expect(error).toMatchObject({ reason, message: expect.stringMatching(message) });
  });

  test('and what an earlier mongod logged does not count', async () => {
    const earlier = line('E', 'No space left on device');
    const log = await logWith(earlier + line('E', 'Something else'));
    const error = await explainExit({ outcome: null, ...log, logStart: earlier.length, port: 4711 });
    expect(error.message).toBe(`mongod has stopped, saying "Something else": see ${log.logFile}.`);
  });
});

test('a log that has grown large is put aside', async () => {
  const { logFile } = await logWith('x'.repeat(17 * 1024 * 1024));
  await rotateLog(logFile);
  expect(await sizeOf(logFile)).toBe(0);
  expect((await readFile(`${logFile}.old`)).length).toBe(17 * 1024 * 1024);
  await rotateLog(logFile);
  expect(await sizeOf(`${logFile}.old`)).toBe(17 * 1024 * 1024);
});
