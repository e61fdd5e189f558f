import { createTeam, fillSignUp, message, person, send, signIn } from './support/actions.js';
import { check } from './support/axe.js';
import { EmptyServer } from './support/empty-server.js';
import { take } from './support/pictures.js';
import { expect, test } from './support/test.js';

test('an empty server greets with the first account, the first team and a room that says what to do', async ({
  newPage,
  complaints,
}) => {
  complaints.allow(/status of 401/);
  const benIs = person('Ben');
  await using server = await EmptyServer.start();
  const [page, ben] = [await server.visit(newPage), await server.visit(newPage)];
  const anna = person('Anna');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Set up Confab' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  await fillSignUp(page, anna);
  await expect(page.getByRole('heading', { name: 'Hello, Anna' })).toBeVisible();
  await createTeam(page, 'The first');
  await expect(page.getByRole('log')).toContainText('Nothing here yet');
  await page.getByRole('log').getByRole('button', { name: 'Invite people' }).click();
  await expect(page.getByRole('dialog', { name: /Invite/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await send(page, 'Hello, nobody');
  await expect(message(page, 'Hello, nobody')).toBeVisible();

  await ben.goto('/');
  await expect(ben.getByRole('heading', { level: 1, name: 'Welcome back' })).toBeVisible();

  await ben.getByRole('link', { name: 'Create account' }).click();
  await fillSignUp(ben, benIs);
  await expect(ben.getByRole('heading', { name: 'Hello, Ben' })).toBeVisible();
  await page.goto('/settings/server');
  await expect(page.getByRole('button', { name: 'Actions for Ben' })).toBeVisible();
  await check(page, 'settings: server');
  await take(page, 'settings-server');
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'Actions for Ben' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose('Deactivate');
  await page.getByRole('alertdialog', { name: 'Deactivate Ben?' }).getByRole('button', { name: 'Deactivate' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Ben' })).toContainText('Deactivated');
  await expect(ben.getByText('Your session has ended')).toBeVisible();
  await signIn(ben, benIs);
  await expect(ben.getByRole('alert')).toBeVisible();
  await choose('Reactivate');
  await signIn(ben, benIs);
  await expect(ben.getByRole('heading', { name: 'Hello, Ben' })).toBeVisible();
});
