import { openDirect, roomLink, send, twoPeople } from './support/actions.js';
import { MIDDLE, NARROW, take, WIDE } from './support/pictures.js';
import { expect, test } from './support/test.js';

test('pictures of finding rooms and of what asks for attention', async ({ newPage }) => {
  test.setTimeout(240_000);
  const { anna, ben, annaIs } = await twoPeople(newPage, 'Atelier Nord');
  for (const name of ['boards', 'deploys', 'workshop', 'summer-party']) {
    await anna.getByRole('button', { name: 'Create a channel' }).first().click();
    await anna.getByLabel('Name', { exact: true }).fill(name);
    await anna.getByLabel('Topic').fill(`All about ${name}`);
    await anna.getByRole('button', { name: 'Create channel' }).click();
    await expect(anna.getByRole('heading', { level: 1, name })).toBeVisible();
  }
  await roomLink(anna, 'boards').click({ button: 'right' });
  await anna.getByRole('menuitem', { name: 'Mark with a star' }).click();
  await roomLink(anna, 'workshop').click({ button: 'right' });
  await take(anna, 'room-menu-of-the-list', [WIDE]);
  await anna.getByRole('menuitem', { name: 'Mute for eight hours' }).click();
  for (const name of ['deploys', 'workshop']) {
    await roomLink(ben, name).click();
    await send(ben, 'The new version is on its way.');
    await send(ben, 'It is there.');
  }
  await roomLink(ben, 'summer-party').click();
  await send(ben, `@${annaIs.username} do you bring the lamps?`);
  await openDirect(ben, 'Anna');
  await send(ben, 'Have you a minute?');
  await roomLink(anna, 'general').click();
  await send(anna, 'Good morning! The new boards arrived, they are in the hall.');
  await expect(roomLink(anna, 'Ben').getByTestId('unread-badge')).toBeVisible();
  await take(anna, 'sidebar', [WIDE, MIDDLE]);
  await anna.keyboard.press('Control+k');
  await take(anna, 'palette', [WIDE, MIDDLE, NARROW]);
  await anna.getByRole('combobox', { name: 'Search rooms, people and actions' }).fill('s');
  await take(anna, 'palette-typed', [WIDE]);
  await anna.getByRole('combobox', { name: 'Search rooms, people and actions' }).fill('zzz');
  await take(anna, 'palette-nothing', [WIDE]);
  await anna.keyboard.press('Escape');
  await anna.getByRole('button', { name: 'Search in this room' }).click();
  await anna.getByRole('combobox', { name: 'Search messages' }).fill('boards');
  await expect(anna.getByRole('option')).toHaveCount(1);
  await take(anna, 'search-in-room', [WIDE, NARROW]);
  await anna.keyboard.press('Escape');
  await anna.getByRole('button', { name: 'Details of the room' }).click();
  await expect(anna.getByRole('region', { name: 'Files' })).toContainText('No files yet');
  await take(anna, 'details', [WIDE, MIDDLE, NARROW]);
  await anna.getByRole('button', { name: 'Close the details' }).click();
  await anna.setViewportSize(NARROW);
  await anna.getByRole('button', { name: 'Back to the list' }).click();
  await take(anna, 'list', [NARROW]);
});
