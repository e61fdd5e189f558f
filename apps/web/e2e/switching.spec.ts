import type { Page } from '@playwright/test';
import { composer, createTeam, holdBack, person, roomLink, send, signUp } from './support/actions.js';
import { expect, test } from './support/test.js';

async function createGarden(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create a channel' }).click();
  await page.getByLabel('Name').fill('garden');
  await page.getByRole('button', { name: 'Create channel' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'garden' })).toBeVisible();
}

test('from room to room one has another field to write in, and the buttons around it stay', async ({ newPage }) => {
  const page = await newPage();
  await signUp(page, person('Anna'));
  await createTeam(page, 'Switching');
  await createGarden(page);
  const toolbar = page.getByRole('toolbar', { name: 'Formatting' });
  await toolbar.evaluate((element) => element.setAttribute('data-stayed', ''));

  await composer(page).pressSequentially('Roses');
  await roomLink(page, 'general').click();
  await expect(composer(page)).toHaveAccessibleName(/general/);
  await expect(composer(page)).toBeFocused();
  await expect(composer(page)).toHaveValue('');
  await page.keyboard.type('News');
  // What was written elsewhere does not come back here.
  for (let times = 0; times < 8; times += 1) await page.keyboard.press('ControlOrMeta+z');
  await expect(composer(page)).toHaveValue('');
  await page.keyboard.type('Hello');
  await expect(toolbar).toHaveAttribute('data-stayed', '');

  await roomLink(page, 'garden').click();
  await expect(composer(page)).toHaveValue('Roses');
  await send(page, 'Tulips');
  await roomLink(page, 'general').click();
  await expect(composer(page)).toHaveValue('Hello');
  await roomLink(page, 'garden').click();
  await expect(composer(page)).toHaveValue('');
  for (const name of ['Attach files', 'Insert an emoji']) {
    await expect(page.getByRole('button', { name })).toHaveCount(1);
  }
});

test('what was open in a room is closed in the next', async ({ newPage }) => {
  const page = await newPage();
  await signUp(page, person('Anna'));
  await createTeam(page, 'Switching');
  const first = page.url();
  await createGarden(page);
  await page.getByRole('button', { name: /^1 member/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(first);
  await expect(page.getByRole('heading', { name: 'general', exact: true })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'More about this room' }).press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { name: 'garden', exact: true, includeHidden: true })).toBeAttached();
  await expect(page.getByRole('menu')).toHaveCount(0);

  await page.getByRole('button', { name: 'Insert an emoji' }).click();
  const emoji = page.getByRole('dialog', { name: /emoji/i });
  await expect(emoji).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'general', exact: true })).toBeVisible();
  await expect(emoji).toHaveCount(0);
});

test('a jump that is answered late does not move the next room', async ({ newPage }) => {
  const page = await newPage();
  await signUp(page, person('Anna'));
  await createTeam(page, 'Switching');
  await send(page, 'Hello');
  await createGarden(page);
  await send(page, 'Tulips');
  const release = await holdBack(page, 'messages.seqAt');
  await page.getByRole('button', { name: /Jump to a date/ }).press('Enter');
  const answered = page.waitForResponse(/messages\.seqAt/);
  await page.getByRole('menuitem', { name: 'The beginning' }).press('Enter');

  await roomLink(page, 'general').click();
  await expect(composer(page)).toHaveAccessibleName(/general/);
  await page.keyboard.type('one');
  release();
  await (await answered).finished();
  // Two frames, in which it would be done.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.keyboard.type(' two');
  await expect(composer(page)).toHaveValue('one two');
  await expect(composer(page)).toBeFocused();
});
