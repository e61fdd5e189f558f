import { readFile, truncate, writeFile } from 'node:fs/promises';
import { composer, createTeam, message, person, signUp, twoPeople } from './support/actions.js';
import { picture } from './support/sample-files.js';
import { expect, test } from './support/test.js';

test('files are attached, seen and downloaded', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Files');
  const tray = anna.getByRole('list', { name: 'Files to be sent' });

  await test.step('several, one of which is taken out again', async () => {
    await anna.getByTestId('file-input').setInputFiles([
      { name: 'view.png', mimeType: 'image/png', buffer: await picture(anna, 900, 600) },
      { name: 'list of boards.csv', mimeType: 'text/csv', buffer: Buffer.from('board;size\n1;large\n') },
      { name: 'mistake.txt', mimeType: 'text/plain', buffer: Buffer.from('no') },
    ]);
    await expect(tray.locator('[data-upload="done"]')).toHaveCount(3);
    await tray.getByRole('button', { name: 'Remove mistake.txt' }).click();
    await expect(tray.getByRole('listitem')).toHaveCount(2);
    // Without a word.
    await anna.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(tray).toHaveCount(0);
  });

  const sent = ben.getByRole('log').getByRole('article').filter({ hasText: 'list of boards.csv' });
  await test.step('the other sees the picture and gets the file', async () => {
    const thumbnail = sent.getByRole('button', { name: 'Show view.png' }).locator('img');
    await expect(thumbnail).toBeVisible();
    await expect.poll(() => thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(360);
    await expect(sent.getByText('19 B')).toBeVisible();
    const [download] = await Promise.all([
      ben.waitForEvent('download'),
      sent.getByRole('link', { name: 'Download list of boards.csv' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('list of boards.csv');
    expect(await readFile(await download.path(), 'utf8')).toBe('board;size\n1;large\n');
  });

  await test.step('a click shows it large', async () => {
    await sent.getByRole('button', { name: 'Show view.png' }).click();
    const large = ben.getByRole('dialog').getByRole('img', { name: 'view.png' });
    await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(900);
    await ben.keyboard.press('Escape');
    await expect(ben.getByRole('dialog')).toHaveCount(0);
    await expect(sent.getByRole('button', { name: 'Show view.png' })).toBeFocused();
  });

  await test.step('pasted and dropped ones go along with words', async () => {
    for (const kind of ['paste', 'drop']) {
      await composer(anna).evaluate((field, type) => {
        const data = new DataTransfer();
        data.items.add(new File([`by ${type}`], `by ${type}.txt`, { type: 'text/plain' }));
        const options = { bubbles: true, cancelable: true };
        field.dispatchEvent(
          type === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, dataTransfer: data }),
        );
      }, kind);
    }
    await composer(anna).fill('Both ways');
    // Sent as soon as the files are there.
    await composer(anna).press('Enter');
    await expect(message(ben, 'Both ways')).toContainText('by paste.txt');
    await expect(message(ben, 'Both ways')).toContainText('by drop.txt');
  });
});

test('a file that cannot be sent says why, and can be tried again or taken out', async ({ newPage, complaints }) => {
  complaints.allow(/Failed to load resource/);
  const page = await newPage();
  await signUp(page, person('Anna'));
  await createTeam(page, 'Trouble');
  const tray = page.getByRole('list', { name: 'Files to be sent' });
  const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('plan') };

  await page.route('**/files/*', (route) => route.abort());
  await page.getByTestId('file-input').setInputFiles([file]);
  await expect(tray.getByRole('alert')).toBeVisible();
  await composer(page).fill('with a plan');
  await composer(page).press('Enter');
  await expect(page.getByText('A file could not be sent.')).toBeVisible();
  await page.unroute('**/files/*');
  await tray.getByRole('button', { name: 'Send plan.txt again' }).click();
  await expect(message(page, 'with a plan')).toContainText('plan.txt');

  // One that is on its way is stopped, and nothing of it is sent.
  await page.route('**/files/*', () => undefined);
  await page.getByTestId('file-input').setInputFiles([{ ...file, name: 'slow.txt' }]);
  await expect(tray.getByRole('progressbar', { name: 'Progress of slow.txt' })).toBeVisible();
  await tray.getByRole('button', { name: 'Stop sending slow.txt' }).click();
  await expect(tray).toHaveCount(0);
  await page.unroute('**/files/*');

  // From the disk: so much would take long to hand over to a slow browser.
  const large = test.info().outputPath('large.bin');
  await writeFile(large, '');
  await truncate(large, 26 * 1024 * 1024);
  await page.getByTestId('file-input').setInputFiles(large);
  await expect(tray.getByRole('alert')).toHaveText('Too large for this server');
  await tray.getByRole('button', { name: 'Remove large.bin' }).click();
  await expect(tray).toHaveCount(0);
});
