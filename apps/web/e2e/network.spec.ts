import {
  composer,
  createTeam,
  holdBack,
  invite,
  message,
  openDirect,
  person,
  roomLink,
  send,
  signUp,
  texts,
  tryNow,
  twoPeople,
} from './support/actions.js';
import { CuttableProxy, PROXY_PORT } from './support/cuttable-proxy.js';
import { expect, test } from './support/test.js';
import { TroubledSocket } from './support/troubled-socket.js';

const port = Number(process.env.E2E_PORT ?? 3499);

test('nothing is missed and nothing doubled when the network was cut', async ({ newPage, complaints }) => {
  complaints.allow(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket connection/);
  const proxy = new CuttableProxy(port);
  await proxy.start();
  try {
    const anna = await newPage();
    const ben = await newPage({ baseURL: `http://localhost:${PROXY_PORT}` });
    await signUp(anna, person('Anna'));
    await createTeam(anna, 'Cut');
    const code = new URL(await invite(anna)).pathname;
    const benIs = person('Ben');
    await signUp(ben, benIs);
    await ben.goto(code);
    await ben.getByRole('button', { name: 'Join team' }).click();
    await send(anna, 'before');
    await expect(message(ben, 'before')).toBeVisible();

    proxy.cut();
    await expect(ben.getByTestId('connection-banner')).toBeVisible();
    for (let count = 1; count <= 5; count += 1) await send(anna, `missed ${count}`);
    await composer(ben).fill('written without a connection');
    await composer(ben).press('Enter');
    const pale = message(ben, 'written without a connection');
    await expect(pale).toHaveAttribute('data-state', 'sending');
    await expect(composer(ben)).toHaveValue('');
    await send(anna, 'last one');

    proxy.mend();
    await tryNow(ben);
    await expect(ben.getByTestId('connection-banner')).toHaveCount(0);
    await expect(message(ben, 'last one')).toBeVisible();
    await expect(pale).toHaveAttribute('data-seq', /\d+/, { timeout: 20_000 });
    await expect(message(anna, 'written without a connection')).toBeVisible();

    const expected = [
      'before',
      ...[1, 2, 3, 4, 5].map((count) => `missed ${count}`),
      'last one',
      'written without a connection',
    ];
    await expect.poll(() => texts(ben)).toEqual(expected);
    await expect.poll(() => texts(anna)).toEqual(expected);
  } finally {
    await proxy.stop();
  }
});

test('what is written without a connection outlasts a reload', async ({ newPage, complaints }) => {
  complaints.allow(/ERR_FAILED|WebSocket connection/);
  const page = await newPage();
  await signUp(page, person('Anna'));
  await createTeam(page, 'Outbox');
  await send(page, 'first');
  await page.route(/\/trpc\/messages\.send/, (route) => route.abort());
  await page.routeWebSocket(/\/trpc/, (socket) => socket.close());
  await page.reload();
  await composer(page).fill('kept');
  await composer(page).press('Enter');
  await expect(message(page, 'kept')).toHaveAttribute('data-state', 'sending');
  await page.unrouteAll();

  const again = await page.context().newPage();
  await page.close();
  await again.goto('/');
  await expect(message(again, 'kept')).toHaveAttribute('data-seq', /\d+/);
  await expect.poll(() => texts(again)).toEqual(['first', 'kept']);
});

test('a refused message stays, and can be sent again or thrown away', async ({ newPage, complaints }) => {
  complaints.allow(/status of 403/);
  const page = await newPage();
  const socket = await TroubledSocket.of(page);
  await signUp(page, person('Anna'));
  await createTeam(page, 'Refused');
  await send(page, 'to be deleted');
  socket.refusesMessages = true;

  for (const text of ['to be sent again', 'to be thrown away']) {
    await composer(page).fill(text);
    await composer(page).press('Enter');
    await expect(message(page, text)).toHaveAttribute('data-state', 'failed');
    await expect(message(page, text)).toContainText('Not sent: You are not allowed to do this');
  }
  // On a phone, the notice of a deletion is as wide as the screen, and what one does next is not below it.
  await page.setViewportSize({ width: 390, height: 700 });
  await message(page, 'to be deleted').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await message(page, 'to be thrown away').getByRole('button', { name: 'Discard' }).click({ timeout: 4_000 });
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(message(page, 'to be thrown away')).toHaveCount(0);

  socket.refusesMessages = false;
  await message(page, 'to be sent again').getByRole('button', { name: 'Retry' }).click();
  await expect(message(page, 'to be sent again')).toHaveAttribute('data-seq', /\d+/);
  await page.reload();
  await expect(message(page, 'to be sent again')).toBeVisible();
  await expect(message(page, 'to be sent again')).toHaveCount(1);
});

test('what happens while the rooms are being read is not missed', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Slow');
  const release = await holdBack(ben, 'rooms.list');
  await ben.reload();
  await expect(ben.getByRole('navigation', { name: 'Channels and conversations' })).toBeVisible();
  const told = ben.waitForResponse(/rooms\.get/);
  await openDirect(anna, 'Ben');
  await send(anna, 'Are you there?');
  await told;
  release();
  await expect(roomLink(ben, 'general')).toBeVisible();
  await expect(roomLink(ben, 'Anna')).toBeVisible();
});
