import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/index.js';

const PAGE = '<!doctype html><title>Confab</title>';
const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml' } };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'web-client-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('once it is built', () => {
  let app: TestApp;
  beforeAll(async () => {
    await mkdir(join(folder, 'assets'), { recursive: true });
    await writeFile(join(folder, 'index.html'), PAGE);
    await writeFile(join(folder, 'assets', 'index-5f3a.js'), 'export {};');
    await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(join(folder, '.secret'), 'secret');
    app = await createTestApp({ webFolder: folder });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it.each(['/', '/index.html', '/t/general', '/invite/abc', '/deep/ly/nested.name'])(
    'gives its page at %s',
    async (path) => {
      const response = await fetch(`${app.url}${path}`, asBrowser);

      expect(response.status).toBe(200);
      expect(await response.text()).toBe(PAGE);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    },
  );

  it('lets browsers keep what has a digest in its name', async () => {
    const response = await fetch(`${app.url}/assets/index-5f3a.js`);

    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toMatch(/javascript/);
    expect((await fetch(`${app.url}/icon.svg`)).headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/assets/gone.js', '/.secret', '/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd'])(
    'has no %s',
    async (path) => {
      const response = await fetch(`${app.url}${path}`);

      expect([403, 404]).toContain(response.status);
      expect(await response.text()).not.toMatch(/secret|root:/);
    },
  );

  it('leaves the paths of the API alone', async () => {
    for (const path of ['/trpc', '/trpc/no.such', '/trpc/a/b']) {
      const response = await fetch(`${app.url}${path}`, asBrowser);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).toMatch(/^\{"error":\{"json":/);
    }
  });

  it('does not give its page for a missing asset, a script, or anything but reading', async () => {
    expect((await fetch(`${app.url}/assets/gone.js`, asBrowser)).status).toBe(404);
    expect((await fetch(`${app.url}/t/general`, { headers: { accept: 'application/json' } })).status).toBe(404);
    expect((await fetch(`${app.url}/t/general`, { ...asBrowser, method: 'POST' })).status).toBe(404);
  });

  it('may run no script that is written into a page, and talk to nobody else', async () => {
    const { headers } = await fetch(app.url, asBrowser);
    const policy = headers.get('content-security-policy') ?? '';

    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain(`connect-src 'self' ws://localhost:${app.node.port}`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/upgrade-insecure-requests|unsafe-eval|\*/);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

it('says how to build it while it is not', async () => {
  await using app = await createTestApp({ webFolder: join(folder, 'nothing-here') });
  const response = await fetch(app.url, asBrowser);

  expect(response.status).toBe(503);
  expect(await response.text()).toContain('npm run build');
});
