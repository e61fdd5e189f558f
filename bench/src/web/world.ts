import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@confab/api/bench';
import { type ConfabClient, createConfabClient } from '@confab/client';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type BenchContext, shared } from '../harness/context.js';
import { type SeededWorld, seed } from './seed.js';

const built = (path: string) => fileURLToPath(new URL(`../../../apps/${path}`, import.meta.url));
const FIND_BROWSER = fileURLToPath(new URL('../../../scripts/find-browser.mjs', import.meta.url));

/** The built server with a full database, somebody's browser that shows it, and somebody else who can write. */
export interface WebWorld extends SeededWorld {
  url: string;
  page: Page;
  writing: ConfabClient;
}

export const webWorld = shared(async (context): Promise<WebWorld> => {
  if (!existsSync(built('web/dist/index.html'))) throw new Error('The web client has to be built first: npm run build');
  const mongodbUri = await context.database();
  context.say('Filling two hundred rooms with a hundred thousand messages.');
  const world = await seed(await context.node({ mongodbUri }));
  const url = await startServer(context, mongodbUri);
  const writing = createConfabClient({ url, client: 'script' });
  await writing.login({ login: world.writer.user.username, password: world.writer.password });
  await writing.connect();
  context.deferToEnd(() => writing.close());
  return { ...world, url, writing, page: await openPage(context, url, world) };
});

async function startServer(context: BenchContext, mongodbUri: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'confab-bench-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [built('api/dist/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: `${port}`,
      MONGODB_URI: mongodbUri,
      DATA_DIR: folder,
      AUTH_SECRET: 'a secret of the benchmark that all its servers have',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
    },
  });
  const kill = () => void server.kill('SIGKILL');
  process.once('exit', kill);
  context.deferToEnd(async () => {
    process.off('exit', kill);
    kill();
    await rm(folder, { recursive: true, force: true });
  });
  for (let tries = 0; tries < 300; tries += 1) {
    const isReady = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return url;
    await wait(200);
  }
  throw new Error('The server has not started');
}

/** Signs in, and then begins anew with an empty cache, as somebody does who comes back. */
async function openPage(context: BenchContext, url: string, { reader }: SeededWorld): Promise<Page> {
  const { stdout } = await promisify(execFile)(process.execPath, [FIND_BROWSER]);
  const browser: Browser = await chromium.launch({
    executablePath: stdout.trim(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--enable-precise-memory-info'],
  });
  context.deferToEnd(() => browser.close());
  const options = { baseURL: url, viewport: { width: 1_440, height: 900 }, locale: 'en-GB' };
  const first = await browser.newContext(options);
  const signIn = await first.newPage();
  await signIn.goto('/sign-in');
  await signIn.getByLabel('Email or username').fill(reader.user.username);
  await signIn.getByLabel('Password', { exact: true }).fill(reader.password);
  await signIn.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signIn.waitForURL(/\/t\//);
  const storageState = await first.storageState();
  await first.close();
  const page = await (await browser.newContext({ ...options, storageState, serviceWorkers: 'block' })).newPage();
  await page.addInitScript({ path: fileURLToPath(new URL('probes.js', import.meta.url)) });
  return page;
}
