import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { composer, createTeam, invite, message, openDirect, person, send, signUp } from './support/actions.js';
import { picture } from './support/sample-files.js';
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

async function checkMore(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'general' }).click();
  await page.getByTestId('file-input').setInputFiles([
    { name: 'view.png', mimeType: 'image/png', buffer: await picture(page, 400, 300) },
    { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('board;size\n') },
  ]);
  await expect(page.locator('[data-upload="done"]')).toHaveCount(2);
  await check(page, 'files to be sent');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const sent = page.locator('article[data-seq]').filter({ hasText: 'list.csv' });
  await sent.getByRole('button', { name: 'Show view.png' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check(page, 'a picture');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Search messages' }).click();
  const field = page.getByRole('combobox', { name: 'Search messages' });
  await field.fill('has:');
  await check(page, 'search, a filter being typed');
  await field.fill('hel in:general ');
  await expect(page.getByRole('option')).toHaveCount(1);
  await check(page, 'search');
  await page.getByRole('option').click();
  await expect(message(page, 'Hello, see')).toHaveAttribute('aria-current', 'true');
  await check(page, 'a message by its address');

  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Open the profile of Ben' }).click();
  await expect(page.getByRole('dialog')).toContainText('Here since');
  await check(page, 'a profile');
  await page.keyboard.press('Escape');
  await check(page, 'people');
  await page.getByRole('button', { name: /^Your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Set a status' }).click();
  await check(page, 'the status');
  await page.keyboard.press('Escape');

  const place = page.url();
  for (const section of ['profile', 'account', 'sessions', 'people', 'appearance']) {
    await page.goto(`/settings/${section}`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await check(page, `settings: ${section}`);
  }
  for (const address of ['/forgot-password', '/reset-password#token=something', '/reset-password']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await check(page, address);
  }
  await page.goto(place.replace('/people', ''));
  await page.getByRole('link', { name: 'general' }).click();
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
  await checkMore(anna);
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
  await expect(page.getByText('This message was deleted')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await message(page, 'two').focus();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search rooms, people and actions' }).fill('gen');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
});
