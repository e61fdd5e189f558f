import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import './testing/provided-context.js';
import { freePort } from './platform/embedded/free-port.js';
import { isRunning } from './platform/embedded/process-mark.js';
import { openHttpClient } from './testing/test-clients.js';

// Every test starts whole processes, some of them a database.
vi.setConfig({ testTimeout: 120_000 });

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const node = (script: string, ...args: string[]) => [
  '--conditions=source',
  '--import',
  tsx,
  join(import.meta.dirname, script),
  ...args,
];
let folder: string;
let environment: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admin-'));
  environment = { DATA_DIR: folder, MONGOMS_SYSTEM_BINARY: inject('mongodBinary'), PORT: `${await freePort()}` };
});
afterAll(async () => {
  const pid = await mongodPid();
  if (await isRunning({ pid, startedAt: null })) process.kill(pid, 'SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function mongodPid(): Promise<number> {
  return Number(JSON.parse(await readFile(join(folder, 'mongod.json'), 'utf8')).mongod.pid);
}

/** Runs the command as a process of its own. */
function admin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, node('admin-main.ts', ...args), { env: environment, cwd: '/' }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

async function startServer() {
  const server = spawn(process.execPath, node('main.ts'), { env: environment, cwd: '/' });
  let output = '';
  server.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  await expect.poll(() => output, { timeout: 60_000, interval: 20 }).toContain('Confab is ready at');
  return {
    client: (accessToken?: string) => openHttpClient(`http://127.0.0.1:${environment.PORT}`, accessToken),
    [Symbol.asyncDispose]: async () => {
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

describe('npm run admin', () => {
  let password = '';

  it('makes an account while no server runs, and stops the database again', async () => {
    const { code, out, err } = await admin('create', 'first', 'first@example.org', 'The', 'First');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trim().split('\n');
    expect(lines[0]).toMatch(/^The account first, an admin of the server, is made/);
    password = lines[1] ?? '';
    expect(await isRunning({ pid: await mongodPid(), startedAt: null })).toBe(false);
  });

  it('works beside a server that runs, on the same database, and says in one sentence what cannot be done', async () => {
    await using server = await startServer();
    const signIn = (login: string, secret: string) => server.client().auth.login.mutate({ login, password: secret });
    expect((await signIn('first', password)).user).toMatchObject({ displayName: 'The First', role: 'admin' });

    const made = await admin('create', 'second', 'second@example.org');
    expect(made.out).toMatch(/^The account second is made/);
    const second = await signIn('second', made.out.trim().split('\n')[1] ?? '');
    expect(second.user.role).toBe('member');
    expect((await admin('promote', 'second@example.org')).out).toBe('second is an admin of the server.\n');
    const me = () => server.client(second.accessToken).users.me.query();
    await expect.poll(async () => (await me()).role, { timeout: 10_000 }).toBe('admin');

    const link = await admin('password-link', 'second');
    const token = /#token=(\S+)/.exec(link.out)?.[1] ?? '';
    await server.client().auth.resetPassword.mutate({ token, newPassword: 'a password of my own' });
    await signIn('second', 'a password of my own');
    await expect(me()).rejects.toThrow();

    for (const [args, sentence] of [
      [['promote', 'nobody'], /^User not found\n$/],
      [['create', 'first', 'other@example.org'], /already in use\n$/],
      [['create'], /npm run admin -- create/],
    ] as const) {
      const { code, out, err } = await admin(...args);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(sentence);
      expect(err).not.toMatch(/^\s+at /m);
    }
  });
});
