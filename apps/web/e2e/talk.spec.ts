import { composer, message, roomLink, send, twoPeople } from './support/actions.js';
import { expect, test } from './support/test.js';

test('people react, reply in threads, answer, pin, and see who has read', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Studio');
  await send(anna, 'Shall we move the desk?');
  const said = message(ben, 'Shall we move the desk?');

  await test.step('a reaction is there at once for both, and is joined and taken off by a click', async () => {
    await said.hover();
    await said.getByRole('button', { name: 'Add a reaction' }).click();
    await ben.getByRole('menuitem', { name: '👍' }).click();
    const chip = message(anna, 'Shall we move the desk?').getByRole('button', { name: /^👍, 1 person$/ });
    await chip.click();
    await expect(said.getByRole('button', { name: '👍, 2 people, you among them' })).toBeVisible();
    await said.getByRole('button', { name: /^👍/ }).click();
    await expect(said.getByRole('button', { name: '👍, 1 person' })).toBeVisible();
  });

  await test.step('a thread stands beside the room', async () => {
    await said.hover();
    await said.getByRole('button', { name: 'Reply in thread' }).click();
    const thread = ben.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('textbox', { name: 'Reply in the thread' }).fill('To the window');
    await thread.getByRole('textbox', { name: 'Reply in the thread' }).press('Enter');
    await expect(thread.getByText('To the window')).toBeVisible();
    await message(anna, 'Shall we move the desk?')
      .getByRole('button', { name: /1 reply/ })
      .click();
    await expect(anna.getByRole('complementary', { name: 'Thread' }).getByText('To the window')).toBeVisible();
    await anna.getByRole('button', { name: 'Close the thread' }).click();
    await thread.getByRole('button', { name: 'Close the thread' }).click();
    await anna.getByRole('button', { name: 'Threads' }).click();
    await expect(anna.getByRole('dialog', { name: 'Threads' })).toContainText('Shall we move the desk?');
    await anna.keyboard.press('Escape');
  });

  await test.step('an answer quotes what it answers', async () => {
    await said.hover();
    await said.getByRole('button', { name: 'Answer, quoting this' }).click();
    await send(ben, 'Gladly');
    await expect(message(anna, 'Gladly').getByRole('button', { name: 'Answer to Anna' })).toContainText(
      'move the desk',
    );
  });

  await test.step('a pin keeps a message in sight', async () => {
    await message(ben, 'Gladly').hover();
    await message(ben, 'Gladly').getByRole('button', { name: 'More to do with this message' }).click();
    await ben.getByRole('menuitem', { name: 'Pin to this room' }).click();
    await anna.getByRole('button', { name: 'More about this room' }).click();
    await anna.getByRole('menuitem', { name: 'Pinned messages' }).click();
    await expect(anna.getByRole('dialog', { name: 'Pinned messages' })).toContainText('Gladly');
    await anna.keyboard.press('Escape');
  });

  await test.step('who has seen a message', async () => {
    await message(anna, 'Gladly').hover();
    await message(anna, 'Gladly').getByRole('button', { name: 'More to do with this message' }).click();
    await anna.getByRole('menuitem', { name: 'Who has seen it' }).click();
    await expect(anna.getByRole('dialog', { name: 'Seen by' })).toContainText('Anna');
    await anna.keyboard.press('Escape');
  });

  await test.step('a room is made unread again', async () => {
    await message(anna, 'Gladly').hover();
    await message(anna, 'Gladly').getByRole('button', { name: 'More to do with this message' }).click();
    await anna.getByRole('menuitem', { name: 'Mark unread from here' }).click();
    await expect(roomLink(anna, 'general')).toContainText('1');
  });
});

test('people look after their rooms', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Garden');
  const menu = async (page: typeof anna, item: string) => {
    await page.getByRole('button', { name: 'More about this room' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await test.step('a topic and a name are changed for all', async () => {
    await menu(anna, 'Settings of the room');
    const dialog = anna.getByRole('dialog', { name: 'Settings of the room' });
    await dialog.getByLabel('Name').fill('beds');
    await dialog.getByLabel('Topic').fill('What grows where');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(ben.getByRole('heading', { level: 1, name: 'beds' })).toBeVisible();
    await expect(ben.getByText('What grows where').first()).toBeVisible();
  });

  await test.step('the archive is read and not written', async () => {
    await menu(anna, 'Archive');
    await expect(ben.getByText(/nothing new can be written/)).toBeVisible();
    await menu(anna, 'Take out of the archive');
    await expect(composer(ben)).toBeVisible();
  });

  await test.step('one leaves a channel, finds it again and joins', async () => {
    await menu(ben, 'Leave');
    await ben.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await expect(roomLink(ben, 'beds')).toHaveCount(0);
    await ben.getByRole('button', { name: 'Browse channels' }).click();
    await ben.getByRole('option', { name: /beds/ }).click();
    await expect(ben.getByRole('heading', { level: 1, name: 'beds' })).toBeVisible();
  });

  await test.step('a group of chosen people', async () => {
    await anna.getByRole('button', { name: 'New group conversation' }).click();
    await anna.getByRole('option', { name: /Ben/ }).click();
    await anna.getByRole('button', { name: 'Start the conversation' }).click();
    await menu(anna, 'Settings of the room');
    await anna.getByRole('dialog').getByLabel('Name').fill('Compost');
    await anna.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(roomLink(ben, 'Compost')).toBeVisible();
    await menu(anna, 'Delete');
    await anna.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(roomLink(ben, 'Compost')).toHaveCount(0);
  });
});

test('a team is led: a name, a word to everybody, roles, and leaving', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Orchard');
  const menu = async (page: typeof anna, item: string) => {
    await page.getByRole('button', { name: /menu of the team/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await test.step('a word to everybody', async () => {
    await menu(anna, 'Settings of the team');
    const dialog = anna.getByRole('dialog', { name: 'Settings of Orchard' });
    await dialog.getByLabel('Title').fill('Harvest');
    await dialog.getByLabel('Text').fill('Saturday at eight');
    await dialog.getByRole('button', { name: 'Send to all members' }).click();
    await expect(ben.getByText('Saturday at eight')).toBeVisible();
    await dialog.getByLabel('Team name').fill('Old orchard');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(ben.getByRole('button', { name: 'Old orchard: menu of the team' })).toBeVisible();
    await anna.keyboard.press('Escape');
  });

  await test.step('a role', async () => {
    await menu(anna, 'Members');
    await anna.getByRole('button', { name: 'Manage Ben' }).click();
    await anna.getByRole('menuitemradio', { name: 'Admin' }).click();
    await expect(anna.getByRole('dialog').getByText('Admin')).toBeVisible();
    await anna.keyboard.press('Escape');
    await ben.getByRole('button', { name: /menu of the team/ }).click();
    await expect(ben.getByRole('menuitem', { name: 'Invite people' })).toBeVisible();
    await ben.keyboard.press('Escape');
  });

  await test.step('leaving', async () => {
    await menu(ben, 'Settings of the team');
    await ben.getByRole('button', { name: 'Leave the team' }).click();
    await ben.getByRole('alertdialog').getByRole('button', { name: 'Leave the team' }).click();
    await expect(ben.getByRole('button', { name: /menu of the team/ })).toHaveCount(0);
  });
});
