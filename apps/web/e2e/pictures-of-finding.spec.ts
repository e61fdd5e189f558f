import { composer, message, openDirect, roomLink, send, twoPeople } from './support/actions.js';
import { NARROW, take, WIDE } from './support/pictures.js';
import { picture } from './support/sample-files.js';
import { test } from './support/test.js';

test('pictures of search, files, people and settings', async ({ newPage, complaints }) => {
  test.setTimeout(300_000);
  complaints.allow(/404/);
  const { anna, ben } = await twoPeople(newPage, 'Atelier Nord');
  await send(ben, 'The turquoise boards are in the hall, the others come on Monday.');
  await ben.getByTestId('file-input').setInputFiles([
    { name: 'view from the hall.png', mimeType: 'image/png', buffer: await picture(ben, 900, 600) },
    { name: 'list of boards.csv', mimeType: 'text/csv', buffer: Buffer.from('board;size\n'.repeat(200)) },
  ]);
  await ben.locator('[data-upload="done"]').nth(1).waitFor();
  await composer(ben).fill('This is how it looks from up here.');
  await composer(ben).press('Enter');
  await message(anna, 'This is how it looks').locator('img').nth(0).waitFor();
  await send(anna, 'Turquoise it is. More here: https://example.org/boards');

  await ben.getByRole('button', { name: /^Your menu/ }).click();
  await ben.getByRole('menuitem', { name: 'Set a status' }).click();
  await take(ben, 'status');
  await ben.getByRole('button', { name: 'At lunch' }).click();
  await ben.getByRole('button', { name: 'Set status' }).click();
  await ben.goto('/settings/profile');
  await ben
    .getByTestId('avatar-input')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await picture(ben, 300, 300) });
  await ben.getByLabel('About you').fill('Wood and varnish. In the hall from eight to four.');
  await ben.getByRole('button', { name: 'Save' }).click();
  await ben.getByRole('button', { name: 'Remove' }).waitFor();

  const large = await picture(anna, 500, 700);
  await anna.getByTestId('file-input').setInputFiles([
    { name: 'sketch.png', mimeType: 'image/png', buffer: large },
    { name: 'a very long name of a plan of the hall, second floor.pdf', mimeType: 'application/pdf', buffer: large },
  ]);
  await anna.locator('[data-upload="done"]').nth(1).waitFor();
  await take(anna, 'files');
  await message(anna, 'Turquoise it is').hover();
  await take(anna, 'actions', [WIDE]);
  await anna.getByRole('button', { name: 'Show view from the hall.png' }).click();
  await anna.getByRole('dialog').locator('img').waitFor();
  await take(anna, 'picture');
  await anna.keyboard.press('Escape');

  const field = anna.getByRole('combobox', { name: 'Search messages' });
  await anna.getByRole('button', { name: 'Search messages' }).click();
  await take(anna, 'search-empty');
  await field.fill('turq has:');
  await take(anna, 'search-suggestions');
  await field.fill('turq in:general ');
  await anna.getByRole('option').first().waitFor();
  await take(anna, 'search');
  await anna.getByRole('option').last().click();
  await take(anna, 'search-target');

  await openDirect(anna, 'Ben');
  await anna.getByRole('link', { name: 'People' }).click();
  await take(anna, 'people');
  await anna.getByRole('button', { name: 'Open the profile of Ben' }).click();
  await take(anna, 'profile');
  await anna.getByRole('button', { name: 'Mute' }).click();
  await anna.getByText('You have muted this person.').waitFor();
  await anna.keyboard.press('Escape');
  await roomLink(anna, 'general').click();
  await take(anna, 'muted', [WIDE]);
  await anna.getByRole('button', { name: /^Your menu/ }).click();
  await take(anna, 'menu', [WIDE, NARROW]);
  await anna.keyboard.press('Escape');

  for (const section of ['profile', 'account', 'sessions', 'people', 'appearance', 'server']) {
    await anna.goto(`/settings/${section}`);
    await take(anna, `settings-${section}`);
  }
  await ben.goto('/settings/profile');
  await take(ben, 'settings-of-ben');
  await anna.goto('/forgot-password');
  await take(anna, 'forgot-password');
  await anna.goto('/reset-password#token=something');
  await take(anna, 'reset-password');
});
