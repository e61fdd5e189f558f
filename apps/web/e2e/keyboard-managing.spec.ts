import { composer, twoPeople } from './support/actions.js';
import { choose, chooseFrom, fillByKeys, focusIsKept, leave, press, tabTo } from './support/keys.js';
import { picture } from './support/sample-files.js';
import { expect, test } from './support/test.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('by the keys alone: files, a room that is looked after, and a team that is led', async ({ newPage }) => {
  test.setTimeout(150_000);
  const { anna, ben } = await twoPeople(newPage, 'Garden');
  const { keyboard } = anna;

  await test.step('a picture goes along, and is looked at', async () => {
    const chosen = anna.waitForEvent('filechooser');
    await press(anna, anna.getByRole('button', { name: 'Attach files' }));
    await (await chosen).setFiles([{ name: 'view.png', mimeType: 'image/png', buffer: await picture(anna, 300, 200) }]);
    const tray = anna.getByRole('list', { name: 'Files to be sent' });
    await expect(tray.locator('[data-upload="done"]')).toHaveCount(1);
    await press(anna, anna.getByRole('button', { name: 'Send', exact: true }));
    await expect(tray).toHaveCount(0);
    // Once it has arrived.
    const shown = anna.getByRole('log').locator('article[data-seq]').getByRole('button', { name: 'Show view.png' });
    await press(anna, shown, 'Shift+Tab');
    await expect(anna.getByRole('dialog').getByRole('img', { name: 'view.png' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(shown).toBeFocused();
  });

  const inRoomMenu = (item: string) => chooseFrom(anna, 'More about this room', item);
  const inTeamMenu = (item: string) => chooseFrom(anna, /menu of the team/, item);

  await test.step('a name and a topic', async () => {
    await inRoomMenu('Settings of the room');
    const dialog = anna.getByRole('dialog', { name: 'Settings of the room' });
    await fillByKeys(anna, dialog.getByLabel('Name'), 'beds');
    await fillByKeys(anna, dialog.getByLabel('Topic'), 'What grows where');
    await press(anna, dialog.getByRole('button', { name: 'Save' }));
    await expect(ben.getByRole('heading', { level: 1, name: 'beds' })).toBeVisible();
    await expect(dialog).toHaveCount(0);
    await focusIsKept(anna);
  });

  await test.step('into the archive and out of it', async () => {
    await inRoomMenu('Archive');
    await expect(ben.getByText(/nothing new can be written/)).toBeVisible();
    await focusIsKept(anna);
    await inRoomMenu('Take out of the archive');
    await expect(composer(ben)).toBeVisible();
    await focusIsKept(anna);
  });

  await test.step('a word to everybody', async () => {
    await inTeamMenu('Settings of the team');
    const dialog = anna.getByRole('dialog', { name: 'Settings of Garden' });
    await fillByKeys(anna, dialog.getByLabel('Title'), 'Harvest');
    await fillByKeys(anna, dialog.getByLabel('Text'), 'Saturday at eight');
    await press(anna, dialog.getByRole('button', { name: 'Send to all members' }));
    await expect(ben.getByText('Saturday at eight')).toBeVisible();
    await leave(anna, dialog);
  });

  await test.step('a role', async () => {
    await inTeamMenu('Members');
    await press(anna, anna.getByRole('button', { name: 'Manage Ben' }));
    await choose(anna, anna.getByRole('menuitemradio', { name: 'Admin' }));
    await expect(anna.getByRole('dialog').getByText('Admin')).toBeVisible();
    await focusIsKept(anna);
  });

  await test.step('somebody is taken out of the team', async () => {
    await press(anna, anna.getByRole('button', { name: 'Manage Ben' }));
    await choose(anna, anna.getByRole('menuitem', { name: /Remove/ }));
    await tabTo(anna, anna.getByRole('alertdialog').getByRole('button', { name: /Remove/ }));
    await keyboard.press('Enter');
    await expect(ben.getByRole('button', { name: /menu of the team/ })).toHaveCount(0);
    await focusIsKept(anna);
  });
});
