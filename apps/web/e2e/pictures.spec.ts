import {
  composer,
  createTeam,
  invite,
  joinByLink,
  message,
  openDirect,
  person,
  roomLink,
  send,
  signUp,
} from './support/actions.js';
import { NARROW, take, WIDE } from './support/pictures.js';
import { expect, test } from './support/test.js';

test('pictures of every page', async ({ newPage, complaints }) => {
  complaints.allow(/404/);
  test.setTimeout(240_000);
  const [anna, ben] = [await newPage(), await newPage()];
  const [annaIs, benIs] = [person('Anna'), person('Ben')];

  await anna.goto('/sign-in');
  await take(anna, 'sign-in');
  await anna.getByLabel('Email or username').focus();
  await anna.getByLabel('Password', { exact: true }).focus();
  await anna.getByRole('button', { name: 'Sign in' }).click();
  await take(anna, 'sign-in-errors');
  await anna.goto('/sign-up');
  await take(anna, 'sign-up');
  await anna.goto('/join/this-is-not-valid');
  await anna.getByRole('heading', { name: 'This invitation does not work' }).waitFor();
  await take(anna, 'join-invalid');

  await signUp(anna, annaIs);
  await take(anna, 'welcome');
  await createTeam(anna, 'Atelier Nord');
  await take(anna, 'room-new');
  const link = await invite(anna);
  await ben.goto(link);
  await ben.getByRole('heading', { name: 'Join Atelier Nord' }).waitFor();
  await take(ben, 'join');
  await joinByLink(ben, link, benIs);

  await send(anna, 'Good morning! The new boards arrived, they are in the hall.');
  await send(anna, 'I put the list here: https://example.org/boards/2026?size=large#list');
  // Formatted, it reads otherwise than it was written.
  await composer(ben).fill('Wonderful.\n\nI will be there at ten:\n- unpack\n- count\n- sort by size');
  await composer(ben).press('Enter');
  await expect(message(ben, 'sort by size')).toHaveAttribute('data-seq', /\d+/);
  await send(anna, 'Take your time, the varnish has to dry until noon anyway, and the second coat needs an hour more.');
  await openDirect(ben, 'Anna');
  await send(ben, 'Do you have the key to the hall?');
  await send(ben, 'Mine does not turn any more.');
  await composer(anna).fill('On my way, with');
  await take(anna, 'room');
  await anna.getByText('Take your time').hover();
  await take(anna, 'room-hover', [WIDE]);
  await composer(anna).fill('');
  await composer(anna).press('ArrowUp');
  await take(anna, 'room-edit', [WIDE, NARROW]);
  await anna.keyboard.press('Escape');
  await anna.setViewportSize(NARROW);
  await anna.getByRole('button', { name: 'Back to the list' }).click();
  await take(anna, 'lists', [NARROW]);
  await roomLink(anna, 'Ben').click();
  await take(anna, 'direct');

  for (const [name, button] of [
    ['channel-dialog', 'Create a channel'],
    ['people-dialog', 'New direct message'],
    ['go-to', 'Go to…'],
  ] as const) {
    await anna.getByRole('button', { name: button }).first().click();
    await take(anna, name);
    await anna.keyboard.press('Escape');
  }
  for (const [name, item] of [
    ['invite-dialog', 'Invite people'],
    ['members-dialog', 'Members'],
  ] as const) {
    await anna.getByRole('button', { name: /menu of the team/ }).click();
    if (name === 'invite-dialog') await take(anna, 'team-menu', [WIDE]);
    await anna.getByRole('menuitem', { name: item }).click();
    if (name === 'invite-dialog') await anna.getByRole('button', { name: 'Create link' }).click();
    await take(anna, name);
    await anna.keyboard.press('Escape');
  }
  await anna.getByRole('button', { name: /^Your menu/ }).click();
  await take(anna, 'my-menu', [WIDE]);
  await anna.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await take(anna, 'shortcuts');
  await anna.goto('/nowhere');
  await take(anna, 'not-found');
});
