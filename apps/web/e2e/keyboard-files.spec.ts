import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { composer, createTeam, message, person, signUp, twoPeople } from './support/actions.js';
import { focusIsKept, leave, press, tabTo } from './support/keys.js';
import { picture } from './support/sample-files.js';
import { expect, test } from './support/test.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

interface Chosen {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const textFile = (name: string): Chosen => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });

/** Opens the system's choice of files by the keys, and chooses there. */
async function attach(page: Page, files: Chosen[]): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await press(page, page.getByRole('button', { name: 'Attach files' }));
  await (await chosen).setFiles(files);
}

/** The picture that is shown large, by its name. */
function large(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name }).getByRole('img', { name });
}

test('by the keys alone: files are attached, looked at and downloaded', async ({ newPage }) => {
  test.setTimeout(150_000);
  const { anna, ben } = await twoPeople(newPage, 'Shelf');
  const { keyboard } = ben;
  const tray = anna.getByRole('list', { name: 'Files to be sent' });

  await test.step('several, of which one after the other is taken out again', async () => {
    await attach(anna, [
      { name: 'view.png', mimeType: 'image/png', buffer: await picture(anna, 300, 200) },
      { name: 'hills.png', mimeType: 'image/png', buffer: await picture(anna, 200, 300) },
      textFile('boards.txt'),
      textFile('mistake.txt'),
      textFile('another.txt'),
    ]);
    await expect(tray.locator('[data-upload="done"]')).toHaveCount(5);
    await press(anna, tray.getByRole('button', { name: 'Remove mistake.txt' }), 'Shift+Tab');
    await expect(tray.getByRole('listitem')).toHaveCount(4);
    await focusIsKept(anna);
    await press(anna, tray.getByRole('button', { name: 'Remove another.txt' }));
    await expect(tray.getByRole('listitem')).toHaveCount(3);
    await focusIsKept(anna);
    await press(anna, anna.getByRole('button', { name: 'Send', exact: true }));
    await expect(tray).toHaveCount(0);
    await expect(composer(anna)).toBeFocused();
  });

  const sent = message(ben, 'boards.txt');
  const thumbnail = sent.getByRole('button', { name: 'Show view.png' });

  await test.step('the pictures, one after the other', async () => {
    await press(ben, thumbnail, 'Shift+Tab');
    await expect(large(ben, 'view.png')).toBeVisible();
    await keyboard.press('ArrowRight');
    await expect(large(ben, 'hills.png')).toBeVisible();
    await keyboard.press('ArrowLeft');
    await expect(large(ben, 'view.png')).toBeVisible();
    const dialog = ben.getByRole('dialog');
    await press(ben, dialog.getByRole('button', { name: 'The next picture' }));
    await expect(large(ben, 'hills.png')).toBeVisible();
    await focusIsKept(ben);
    await press(ben, dialog.getByRole('button', { name: 'The picture before' }));
    await expect(large(ben, 'view.png')).toBeVisible();
    await focusIsKept(ben);
  });

  await test.step('downloaded from there, and back to where one was', async () => {
    const dialog = ben.getByRole('dialog');
    const [download] = await Promise.all([
      ben.waitForEvent('download'),
      press(ben, dialog.getByRole('link', { name: 'Download view.png' })),
    ]);
    expect(download.suggestedFilename()).toBe('view.png');
    await press(ben, dialog.getByRole('button', { name: 'Close' }));
    await expect(dialog).toHaveCount(0);
    await expect(thumbnail).toBeFocused();
    await keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await leave(ben, dialog);
    await expect(thumbnail).toBeFocused();
  });

  await test.step('a file of the message', async () => {
    const link = sent.getByRole('link', { name: 'Download boards.txt' });
    const [download] = await Promise.all([ben.waitForEvent('download'), press(ben, link)]);
    expect(await readFile(await download.path(), 'utf8')).toBe('boards.txt');
    await expect(link).toBeFocused();
  });

  await test.step('a file of the room', async () => {
    await press(ben, ben.getByRole('button', { name: 'Details of the room' }), 'Shift+Tab');
    await press(ben, ben.getByRole('button', { name: 'Go to the message with boards.txt' }));
    await expect(sent).toBeFocused();
  });
});

test('by the keys alone: a file that could not be sent is sent again, and one on its way is stopped', async ({
  newPage,
  complaints,
}) => {
  complaints.allow(/Failed to load resource/);
  const page = await newPage();
  await signUp(page, person('Anna'));
  await createTeam(page, 'Tunnel');
  const tray = page.getByRole('list', { name: 'Files to be sent' });

  await page.route('**/files/*', (route) => route.abort());
  await attach(page, [textFile('plan.txt')]);
  await expect(tray.getByRole('alert')).toBeVisible();
  await page.unroute('**/files/*');
  await press(page, tray.getByRole('button', { name: 'Send plan.txt again' }), 'Shift+Tab');
  await expect(tray.locator('[data-upload="done"]')).toHaveCount(1);
  await focusIsKept(page);
  await tabTo(page, composer(page));
  await page.keyboard.type('with a plan');
  await page.keyboard.press('Enter');
  await expect(message(page, 'with a plan')).toContainText('plan.txt');

  await page.route('**/files/*', () => undefined);
  await attach(page, [textFile('slow.txt')]);
  await press(page, tray.getByRole('button', { name: 'Stop sending slow.txt' }), 'Shift+Tab');
  await expect(tray).toHaveCount(0);
  await focusIsKept(page);
});
