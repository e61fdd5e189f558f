import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { composer, createTeam, invite, message, openDirect, person, send, signUp } from './support/actions.js';
import { expect, test } from './support/test.js';

async function check(page: Page, place: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((value) => {
      document.documentElement.dataset.theme = value;
    }, theme);
    // Colours are measured at rest.
    await page.waitForTimeout(250);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
    expect(found, `${place}, ${theme}`).toEqual([]);
  }
}

test('every page can be used by everybody', async ({ newPage, complaints }) => {
  test.setTimeout(300_000);
  complaints.allow(/status of 404/);
  const [anna, ben] = [await newPage(), await newPage()];
  await anna.goto('/sign-in');
  await anna.getByRole('button', { name: 'Sign in' }).click();
  await check(anna, 'signing in');
  await anna.goto('/sign-up');
  await check(anna, 'signing up');
  await anna.goto('/join/AAAAAAAAAAAAAAAAAAAAAA');
  await expect(anna.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
  await check(anna, 'an invitation that does not work');
  await signUp(anna, person('Anna'));
  await check(anna, 'the welcome');
  await createTeam(anna, 'Open');
  await check(anna, 'an empty room');

  const link = await invite(anna);
  await ben.goto(link);
  await expect(ben.getByRole('heading', { name: 'Join Open' })).toBeVisible();
  await check(ben, 'an invitation');
  await signUp(ben, person('Ben'));
  await ben.goto(link);
  await ben.getByRole('button', { name: 'Join team' }).click();
  await send(ben, 'Hello, see https://example.org/');
  await openDirect(ben, 'Anna');
  await send(ben, 'Hello, you');
  await send(anna, 'Good morning');
  await send(anna, 'Once more');
  await composer(anna).press('ArrowUp');
  await check(anna, 'a room, a message being edited');
  await anna.keyboard.press('Escape');
  await message(anna, 'Once more').hover();
  await check(anna, 'a room, its actions shown');

  for (const name of ['Create a channel', 'New direct message', 'Go to…']) {
    await anna.getByRole('button', { name }).first().click();
    await expect(anna.getByRole('dialog')).toBeVisible();
    await check(anna, name);
    await anna.keyboard.press('Escape');
    await expect(anna.getByRole('dialog')).toHaveCount(0);
  }
  for (const name of ['Invite people', 'Members']) {
    await anna.getByRole('button', { name: /menu of the team/ }).click();
    await anna.getByRole('menuitem', { name }).click();
    await expect(anna.getByRole('dialog')).toBeVisible();
    await check(anna, name);
    await anna.keyboard.press('Escape');
  }
  await anna.setViewportSize({ width: 390, height: 844 });
  await check(anna, 'a room on a narrow screen');
  await anna.getByRole('button', { name: 'Back to the list' }).click();
  await check(anna, 'the lists on a narrow screen');
  await anna.goto('/nowhere');
  await check(anna, 'nothing there');
});

test('everything can be done with the keys', async ({ newPage }) => {
  const page = await newPage();
  await signUp(page, person('Anna'));
  await createTeam(page, 'Keys');
  await expect(composer(page)).toBeFocused();
  await send(page, 'one');
  await send(page, 'two');

  await page.keyboard.press('Shift+Tab');
  await expect(message(page, 'two')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(message(page, 'one')).toBeFocused();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Edit your message' }).fill('one and a half');
  await page.keyboard.press('Enter');
  await expect(message(page, 'one and a half')).toBeFocused();
  await expect(message(page, 'one and a half')).toContainText('(edited)');
  await page.keyboard.press('ArrowDown');
  await expect(message(page, 'two')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toContainText('two');
  await page.keyboard.press('Escape');
  await expect(message(page, 'two')).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search channels and conversations' }).fill('gen');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
});
