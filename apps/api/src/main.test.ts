import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import './testing/provided-context.js';
import { freePort } from './platform/embedded/free-port.js';
import { isRunning } from './platform/embedded/process-mark.js';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** A server as a process of its own. */
class Server {
  output = '';
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor(environment: Record<string, string>, args: readonly string[] = []) {
    const main = join(import.meta.dirname, 'main.ts');
    this.process = spawn(process.execPath, ['--conditions=source', '--import', tsx, main, ...args], {
      env: environment,
      // As far from the repository as can be: nothing may depend on where it was started.
      cwd: '/',
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += String(chunk);
      });
    }
    this.ended = once(this.process, 'exit').then(([code]) => code);
  }

  async ready(): Promise<this> {
    await expect.poll(() => this.output, { timeout: 60_000, interval: 20 }).toContain('Confab is ready at');
    return this;
  }

  /** Sends the signal, and tells how the process ended and how long it took. */
  async stop(signal: NodeJS.Signals): Promise<{ code: number | null; seconds: number }> {
    const started = performance.now();
    this.process.kill(signal);
    const code = await this.ended;
    return { code, seconds: (performance.now() - started) / 1_000 };
  }
}

// Every test starts whole servers, some of them two.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
const servers: Server[] = [];
const stray = new Set<number>();

function start(environment: Record<string, string>, args?: readonly string[]): Server {
  const server = new Server({ DATA_DIR: folder, MONGOMS_SYSTEM_BINARY: inject('mongodBinary'), ...environment }, args);
  servers.push(server);
  return server;
}

/** The embedded `mongod` of the data folder. */
async function mongodPid(): Promise<number> {
  const state = JSON.parse(await readFile(join(folder, 'mongod.json'), 'utf8'));
  const pid = Number(state.mongod?.pid ?? state.pid);
  stray.add(pid);
  return pid;
}

/** Whether it still runs; where nobody collects the dead, their ids live on. */
const isAlive = (pid: number) => isRunning({ pid, startedAt: null });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'server-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if (server.process.exitCode === null) server.process.kill('SIGKILL');
  }
  for (const pid of stray) if (await isAlive(pid)) process.kill(pid, 'SIGKILL');
  stray.clear();
  await sleep(100);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('with its own MongoDB', () => {
  it('says where it is, and on Ctrl-C stops everything, mongod last', async () => {
    const port = await freePort();
    const server = await start({ PORT: `${port}` }).ready();
    const pid = await mongodPid();

    expect(server.output).toContain(`http://localhost:${port}`);
    expect(server.output).toMatch(/mongodb:\/\/127\.0\.0\.1:\d+\/confab\?directConnection=true/);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);

    // From the terminal and from what started it: one Ctrl-C comes twice.
    server.process.kill('SIGINT');
    const { code, seconds } = await server.stop('SIGINT');
    expect({ code, running: await isAlive(pid) }).toEqual({ code: 0, running: false });
    expect(seconds).toBeLessThan(10);
  });

  it('writes no secret into its log, however much it writes', async () => {
    const port = await freePort();
    const server = await start({ PORT: `${port}`, LOG_LEVEL: 'trace' }).ready();
    const url = `http://127.0.0.1:${port}`;
    const password = 'a very secret password';
    const input = { email: 'log@example.org', username: 'log', displayName: 'Log', password };
    const register = async () =>
      fetch(`${url}/trpc/auth.register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: 'other=secret-cookie' },
        body: JSON.stringify({ json: input }),
      });
    const { accessToken, refreshToken } = JSON.parse(await (await register()).text()).result.data.json;
    await register();
    await fetch(`${url}/invite/secret-code?token=secret-token`);
    const headers = { authorization: `Bearer ${accessToken}` };
    await fetch(`${url}/trpc/users.list?input=${encodeURIComponent('{"json":{"query":"secret-search"}}')}`, {
      headers,
    });
    await fetch(`${url}/trpc/no.such?input=secret-input`, { headers });
    await server.stop('SIGTERM');

    expect(server.output).toContain('auth.register');
    for (const secret of [password, accessToken, refreshToken, 'secret-']) expect(server.output).not.toContain(secret);
  });

  it('takes over the mongod of a server that was killed', async () => {
    const port = `${await freePort()}`;
    const killed = await start({ PORT: port }).ready();
    const pid = await mongodPid();
    await killed.stop('SIGKILL');
    expect(await isAlive(pid)).toBe(true);

    const next = await start({ PORT: port }).ready();
    expect(await mongodPid()).toBe(pid);
    await next.stop('SIGTERM');
    expect(await isAlive(pid)).toBe(false);
  });

  it('leaves mongod to the next server when development restarts it', async () => {
    const port = `${await freePort()}`;
    const first = await start({ PORT: port }, ['--dev']).ready();
    const pid = await mongodPid();
    expect((await first.stop('SIGTERM')).code).toBe(0);
    expect(await isAlive(pid)).toBe(true);

    const second = await start({ PORT: port }, ['--dev']).ready();
    expect(await mongodPid()).toBe(pid);
    await second.stop('SIGINT');
    expect(await isAlive(pid)).toBe(false);
  });

  it('names a taken port in one sentence, and stops mongod again', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const server = start({ PORT: `${port}` });

    expect(await server.ended).toBe(1);
    holder.close();
    expect(server.output).toContain(`Port ${port} on 127.0.0.1 is taken`);
    expect(server.output).not.toMatch(/^\s+at /m);
    expect(server.output).toContain('Stopping mongod');
    await expect(mongodPid().then(isAlive, () => false)).resolves.toBe(false);
  });
});

describe('what keeps it from starting', () => {
  it.each([
    ['a wrong variable', { PORT: 'eighty' }, /PORT/],
    ['a MongoDB that is not there', { MONGODB_URI: 'mongodb://127.0.0.1:1/confab' }, /MONGODB_URI cannot be reached/],
    ['a connection string that is none', { MONGODB_URI: 'mongodb://?' }, /MONGODB_URI/],
    ['a mongod that does not run', { MONGOMS_SYSTEM_BINARY: '/bin/false' }, /\/bin\/false/],
    ['a data folder that is a file', { DATA_DIR: '/etc/hostname' }, /\/etc\/hostname/],
  ])('is said in one sentence: %s', async (_name, environment, sentence) => {
    const server = start({ LOG_LEVEL: 'warn', ...environment });

    expect(await server.ended).toBe(1);
    expect(server.output).toMatch(sentence);
    expect(server.output).not.toMatch(/^\s+at |node_modules/m);
    expect(server.output.trim().split('\n').length).toBe(1);
  });
});

it('does not wait for a second Ctrl-C to end at once, and asks mongod to stop all the same', async () => {
  const port = await freePort();
  const server = await start({ PORT: `${port}` }).ready();
  const pid = await mongodPid();
  // A call that is never finished sent holds the server up.
  const held = connect(port, '127.0.0.1');
  held.on('error', () => {});
  held.write(
    'POST /trpc/auth.login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n',
  );
  await sleep(200);
  server.process.kill('SIGINT');
  await sleep(1_000);
  const { code, seconds } = await server.stop('SIGINT');

  expect(code).toBe(130);
  expect(seconds).toBeLessThan(3);
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});
