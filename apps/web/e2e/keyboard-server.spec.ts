import type { Page } from '@playwright/test';
import { composer, createTeam, person, signIn, signUp } from './support/actions.js';
import { EmptyServer } from './support/empty-server.js';
import { choose, chooseFrom, fillByKeys, focusIsKept, leave, press, tabTo } from './support/keys.js';
import { expect, test } from './support/test.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const actionsFor = (page: Page, name: string) => page.getByRole('button', { name: `Actions for ${name}` });
const lineOf = (page: Page, name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });

test('by the keys alone: the accounts of a server are found, led, shut out and let back in', async ({
  newPage,
  complaints,
}) => {
  test.setTimeout(150_000);
  complaints.allow(/status of 40[0-9]|status of 412/);
  await using server = await EmptyServer.start();
  const [anna, ben] = [await server.visit(newPage), await server.visit(newPage)];
  const benIs = person('Ben');
  const { keyboard } = anna;
  await signUp(anna, person('Anna'));
  await createTeam(anna, 'The first');
  await signUp(ben, benIs);
  const search = anna.getByRole('searchbox', { name: 'Search by name or email' });
  const doTo = async (name: string, item: string) => {
    await press(anna, actionsFor(anna, name));
    await choose(anna, anna.getByRole('menuitem', { name: item }));
  };

  await test.step('found', async () => {
    await chooseFrom(anna, /^Your menu/, 'Settings');
    await press(anna, anna.getByRole('link', { name: 'Server' }));
    await fillByKeys(anna, search, 'nobody at all');
    await expect(anna.getByText('Nobody by that name or address')).toBeVisible();
    await focusIsKept(anna);
    await fillByKeys(anna, search, benIs.email);
    await expect(lineOf(anna, 'Ben')).toBeVisible();
    await expect(lineOf(anna, 'Anna')).toHaveCount(0);
    await expect(search).toBeFocused();
  });

  await test.step('the way there stays in view where there is little room', async () => {
    await anna.setViewportSize({ width: 390, height: 844 });
    await expect(anna.getByRole('link', { name: 'Server' })).toBeInViewport({ ratio: 1 });
    await expect(search).toBeFocused();
    await anna.setViewportSize({ width: 1280, height: 720 });
  });

  await test.step('shut out, after a second thought, and let back in', async () => {
    const asks = anna.getByRole('alertdialog', { name: 'Deactivate Ben?' });
    await doTo('Ben', 'Deactivate');
    await expect(asks).toBeVisible();
    await leave(anna, asks);
    await expect(actionsFor(anna, 'Ben')).toBeFocused();
    await doTo('Ben', 'Deactivate');
    await press(anna, asks.getByRole('button', { name: 'Deactivate' }));
    await expect(lineOf(anna, 'Ben')).toContainText('Deactivated');
    await expect(actionsFor(anna, 'Ben')).toBeFocused();
    await expect(ben.getByText('Your session has ended')).toBeVisible();
    await doTo('Ben', 'Reactivate');
    await expect(lineOf(anna, 'Ben')).not.toContainText('Deactivated');
    await expect(actionsFor(anna, 'Ben')).toBeFocused();
    await signIn(ben, benIs);
    await expect(ben.getByRole('heading', { name: 'Hello, Ben' })).toBeVisible();
  });

  await test.step('the last administrator stays one', async () => {
    await tabTo(anna, search, 'Shift+Tab');
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
    await doTo('Anna', 'Take administrator rights');
    await expect(anna.getByText('The server needs an admin; make somebody else one first')).toBeVisible();
    await expect(actionsFor(anna, 'Anna')).toBeFocused();
  });

  await test.step('led by another one', async () => {
    await doTo('Ben', 'Make administrator');
    await expect(lineOf(anna, 'Ben')).toContainText('Administrator');
    await expect(actionsFor(anna, 'Ben')).toBeFocused();
    await doTo('Anna', 'Take administrator rights');
    await expect(anna.getByRole('heading', { level: 2, name: 'Profile' })).toBeVisible();
    await expect(anna.getByRole('link', { name: 'Server' })).toHaveCount(0);
    await focusIsKept(anna);
  });

  await test.step('and back to the rooms', async () => {
    await press(anna, anna.getByRole('link', { name: 'Back to the rooms' }), 'Shift+Tab');
    await expect(composer(anna)).toBeFocused();
  });
});
