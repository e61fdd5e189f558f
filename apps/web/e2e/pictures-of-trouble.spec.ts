import { composer, createTeam, message, person, send, signUp } from './support/actions.js';
import { NARROW, take, WIDE } from './support/pictures.js';
import { test } from './support/test.js';
import { TroubledSocket } from './support/troubled-socket.js';

test('pictures of what can go wrong', async ({ newPage, complaints }) => {
  test.setTimeout(240_000);
  complaints.allow(/./);
  const page = await newPage();
  const socket = await TroubledSocket.of(page);
  await signUp(page, person('Mira'));
  await createTeam(page, 'Boat House');
  await send(page, 'The keys are with me.');
  socket.refusesMessages = true;
  await composer(page).fill('Who takes the early shift?');
  await composer(page).press('Enter');
  await message(page, 'Who takes').getByText('Not sent').waitFor();
  await take(page, 'send-refused');

  await message(page, 'The keys').hover();
  await message(page, 'The keys').getByRole('button', { name: 'Delete' }).click();
  await take(page, 'deleted');
  await page.keyboard.press('Escape');

  await page.route(/\/trpc\//, (route) => route.abort());
  socket.cut();
  await page.getByTestId('connection-banner').waitFor();
  await composer(page).fill('I will come by bicycle, then.');
  await composer(page).press('Enter');
  await page.waitForTimeout(4_500);
  await take(page, 'no-connection');
  await page.reload().catch(() => undefined);
  await page.getByRole('alert').waitFor();
  await take(page, 'server-away');
});

test('pictures of loading, failing and toasts', async ({ newPage, complaints }) => {
  test.setTimeout(240_000);
  complaints.allow(/./);
  const page = await newPage();
  await signUp(page, person('Mira'));
  await createTeam(page, 'Boat House');
  await send(page, 'The keys are with me.');

  let release = () => undefined as unknown;
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  await page.route(/messages\.list|rooms\.list/, async (route) => {
    await held;
    await route.abort();
  });
  await page.reload();
  await page.waitForTimeout(600);
  await take(page, 'loading', [WIDE, NARROW]);
  release();
  await page.getByText('Your rooms could not be loaded').waitFor({ timeout: 30_000 });
  await take(page, 'lists-failed', [WIDE]);
  await page.unrouteAll();
  await page.route(/messages\.list/, (route) => route.abort());
  await page.reload();
  await page.getByText('The messages could not be loaded').waitFor({ timeout: 30_000 });
  await take(page, 'room-failed', [WIDE, NARROW]);
  await page.route(/invitations\.create/, (route) => route.abort());
  await page.getByRole('button', { name: /menu of the team/ }).click();
  await page.getByRole('menuitem', { name: 'Invite people' }).click();
  await page.getByRole('button', { name: 'Create link' }).click();
  await page.getByText('The link could not be created').waitFor();
  await take(page, 'toast', [WIDE, NARROW]);
});
