import { message, send, twoPeople } from './support/actions.js';
import { NARROW, take, WIDE } from './support/pictures.js';
import { test } from './support/test.js';

test('pictures of threads, reactions, answers and the dialogs of a room', async ({ newPage }) => {
  test.setTimeout(240_000);
  const { anna, ben } = await twoPeople(newPage, 'Atelier Nord');
  await send(anna, 'Shall we move the long desk to the window before the varnish arrives?');
  const said = message(ben, 'Shall we move').first();
  // A menu of the buttons over a message closes with them, as where the size of the window changes.
  await ben.setViewportSize(WIDE);
  await said.hover();
  await said.getByRole('button', { name: 'Add a reaction' }).click();
  await take(ben, 'reactions', [WIDE]);
  await ben.getByRole('menuitem', { name: '👍' }).click();
  await message(anna, 'Shall we move').getByRole('button', { name: /^👍/ }).click();
  await said.hover();
  await said.getByRole('button', { name: 'Answer, quoting this' }).click();
  await take(ben, 'answering', [WIDE, NARROW]);
  await send(ben, 'Gladly, after lunch.');
  await said.hover();
  await said.getByRole('button', { name: 'Reply in thread' }).click();
  const thread = ben.getByRole('complementary', { name: 'Thread' });
  for (const text of ['I measured it: it fits.', 'Then we need two more hands.']) {
    await thread.getByRole('textbox').fill(text);
    await thread.getByRole('textbox').press('Enter');
    await thread.getByText(text).waitFor();
  }
  await take(ben, 'thread', [WIDE, NARROW]);
  await thread.getByRole('button', { name: 'Close the thread' }).click();
  await message(ben, 'Gladly').hover();
  await message(ben, 'Gladly').getByRole('button', { name: 'More to do with this message' }).click();
  await take(ben, 'message-menu', [WIDE]);
  await ben.getByRole('menuitem', { name: 'Pin to this room' }).click();
  await anna.getByRole('button', { name: 'Threads' }).click();
  await anna.getByRole('dialog').getByText('2 replies').waitFor();
  await take(anna, 'threads', [WIDE, NARROW]);
  await anna.keyboard.press('Escape');
  await anna.getByRole('button', { name: 'More about this room' }).click();
  await take(anna, 'room-menu', [WIDE]);
  await anna.getByRole('menuitem', { name: 'Pinned messages' }).click();
  await take(anna, 'pins', [WIDE]);
  await anna.keyboard.press('Escape');
  await anna.getByRole('button', { name: 'More about this room' }).click();
  await anna.getByRole('menuitem', { name: 'Settings of the room' }).click();
  await take(anna, 'room-settings', [WIDE, NARROW]);
  await anna.keyboard.press('Escape');
  await anna.getByRole('button', { name: 'New group conversation' }).click();
  await anna.getByRole('option', { name: /Ben/ }).click();
  await take(anna, 'new-group', [WIDE]);
});
