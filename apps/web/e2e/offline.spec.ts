import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { composer, message, person, roomLink, send, signUp, texts, twoPeople } from './support/actions.js';
import { expect, test } from './support/test.js';

const server = `http://localhost:${process.env.E2E_PORT ?? 3499}`;

// The service worker is what this is about; the other tests do without.
test.use({ serviceWorkers: 'allow' });

/** Waits until the service worker answers for the page. */
async function installed(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Waits until a message is kept for when there is no network. */
async function kept(page: Page, text: string): Promise<void> {
  const isKept = (wanted: string) =>
    new Promise<boolean>((resolve) => {
      const opening = indexedDB.open('confab-offline');
      opening.onsuccess = () => {
        const all = opening.result.transaction('rooms').objectStore('rooms').getAll();
        all.onsuccess = () => {
          opening.result.close();
          resolve(JSON.stringify(all.result).includes(wanted));
        };
      };
    });
  await expect.poll(() => page.evaluate(isKept, text)).toBe(true);
}

test('it can be installed', async ({ page, request }) => {
  await page.goto('/sign-in');
  const address = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = await (await request.get(address ?? '')).json();
  expect(manifest).toMatchObject({ name: 'Confab', display: 'standalone', start_url: '/' });
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await request.get(src);
    expect(icon.headers()['content-type'], src).toContain(type);
    if (type !== 'image/png') continue;
    const picture = await icon.body();
    expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, src).toBe(sizes);
  }
  const worker = await request.get('/sw.js');
  expect(worker.headers()['cache-control']).toBe('no-cache');
  await installed(page);
});

test('without a network the last rooms can be read, and what is written is sent later, once', async ({
  newPage,
  complaints,
}) => {
  complaints.allow(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  const { anna, ben } = await twoPeople(newPage, 'Tunnel');
  await installed(anna);
  await send(anna, 'before the tunnel');
  await composer(ben).fill('with **some** emphasis');
  await composer(ben).press('Enter');
  await expect(message(anna, 'with some emphasis')).toBeVisible();
  await kept(anna, 'emphasis');

  await anna.context().setOffline(true);
  await anna.reload();
  await expect(message(anna, 'before the tunnel')).toBeVisible();
  await expect(message(anna, 'with some emphasis').locator('strong')).toHaveText('some');
  await expect(roomLink(anna, 'general')).toBeVisible();
  await expect(anna.getByTestId('connection-banner')).toBeVisible();
  await composer(anna).fill('from the tunnel');
  await composer(anna).press('Enter');
  await expect(message(anna, 'from the tunnel')).toHaveAttribute('data-state', 'sending');
  await send(ben, 'missed in the tunnel');
  await anna.reload();
  await expect(message(anna, 'from the tunnel')).toHaveAttribute('data-state', 'sending');

  await anna.context().setOffline(false);
  await expect(message(anna, 'from the tunnel')).toHaveAttribute('data-seq', /\d+/, { timeout: 40_000 });
  await expect(message(anna, 'missed in the tunnel')).toBeVisible();
  await expect(anna.getByTestId('connection-banner')).toHaveCount(0);
  await expect(message(ben, 'from the tunnel')).toBeVisible();
  const expected = ['before the tunnel', 'with some emphasis', 'missed in the tunnel', 'from the tunnel'];
  await expect.poll(() => texts(anna)).toEqual(expected);
  await expect.poll(() => texts(ben)).toEqual(expected);
  await send(ben, 'and on we go');
  await expect(message(anna, 'and on we go')).toHaveCount(1);
});

test('after signing out nothing is kept, and without a network the page to sign in says so', async ({
  newPage,
  complaints,
}) => {
  complaints.allow(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  const page = await newPage();
  await signUp(page, person('Anna'));
  await page.getByLabel('Team name').fill('Cellar');
  await page.getByRole('button', { name: 'Create team' }).click();
  await send(page, 'for my eyes');
  await kept(page, 'for my eyes');
  await installed(page);
  await page.getByRole('button', { name: /^Your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(page.getByText('Confab cannot be reached')).toBeVisible();
  const left = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('confab-offline');
        opening.onsuccess = () => {
          const stores = ['person', 'lists', 'rooms'];
          const counts = stores.map((name) => opening.result.transaction(name).objectStore(name).count());
          const last = counts.at(-1);
          if (last) last.onsuccess = () => setTimeout(() => resolve(counts.map(({ result }) => result)), 100);
        };
      }),
  );
  expect(left).toEqual([0, 0, 0]);
});

test('a new version is offered and not forced upon anybody', async ({ newPage }) => {
  let edition = 1;
  const pass = async ({ url, headers }: IncomingMessage, response: ServerResponse) => {
    const answer = await fetch(`${server}${url}`, { headers: { accept: headers.accept ?? '*/*' } });
    const type = answer.headers.get('content-type') ?? '';
    response.writeHead(answer.status, { 'content-type': type, 'cache-control': 'no-cache' });
    response.write(new Uint8Array(await answer.arrayBuffer()));
    response.end(url === '/sw.js' ? `// ${edition}` : undefined);
  };
  const proxy = createServer((request, response) => void pass(request, response)).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  try {
    const page = await newPage({ baseURL: `http://localhost:${port}` });
    await page.goto('/sign-in');
    await installed(page);
    await page.reload();
    await page.getByLabel('Email or username').fill('half a na');
    edition = 2;
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.getByText('A new version is ready')).toBeVisible();
    await expect(page.getByLabel('Email or username')).toHaveValue('half a na');
    await page.getByRole('button', { name: 'Load again' }).click();
    await expect(page.getByLabel('Email or username')).toHaveValue('');
    await expect(page.getByText('A new version is ready')).toHaveCount(0);
    // Before the way to the server: what it may still load is not what is tested.
    await page.context().close();
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
});
