import {
  composer,
  createTeam,
  invite,
  joinByLink,
  message,
  person,
  roomLink,
  send,
  signUp,
  texts,
} from './support/actions.js';
import { choose, chooseFrom, fillByKeys, fillSignUpByKeys, focusIsKept, leave, press, tabTo } from './support/keys.js';
import { expect, test } from './support/test.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('by the keys alone: an account, a team, a channel, and all one does with messages', async ({ newPage }) => {
  test.setTimeout(150_000);
  const [anna, ben] = [await newPage(), await newPage()];
  const [annaIs, benIs] = [person('Anna'), person('Ben')];
  await anna.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const { keyboard } = anna;

  await test.step('sign up and create a team', async () => {
    await anna.goto('/sign-in');
    await press(anna, anna.getByRole('link', { name: 'Create account' }));
    await fillSignUpByKeys(anna, annaIs);
    await expect(anna.getByRole('heading', { name: 'Hello, Anna' })).toBeVisible();
    await fillByKeys(anna, anna.getByLabel('Team name'), 'Keys');
    await keyboard.press('Enter');
    await expect(composer(anna)).toBeFocused();
  });

  await test.step('an invitation, copied', async () => {
    await chooseFrom(anna, /menu of the team/, 'Invite people');
    const dialog = anna.getByRole('dialog', { name: /Invite/ });
    await press(anna, dialog.getByRole('button', { name: 'Create link' }));
    await focusIsKept(anna);
    await press(anna, dialog.getByRole('button', { name: 'Copy' }));
    await expect.poll(() => anna.evaluate(() => navigator.clipboard.readText())).toContain('/join/');
    const link = await anna.evaluate(() => navigator.clipboard.readText());
    await leave(anna, dialog);
    await joinByLink(ben, link, benIs);
  });

  await test.step('a message that names somebody, with an emoji; the last one is edited', async () => {
    await tabTo(anna, composer(anna));
    await keyboard.type('Hello @be');
    await expect(anna.getByRole('option', { name: /Ben/ })).toHaveAttribute('aria-selected', 'true');
    await keyboard.press('Enter');
    await keyboard.type('well done :tad');
    await expect(anna.getByRole('option', { name: /:tada:/ })).toBeVisible();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect(message(ben, 'well done 🎉').locator('.bg-attention-soft')).toBeVisible();
    await keyboard.type('a slip');
    await keyboard.press('Enter');
    await expect(message(anna, 'a slip')).toHaveAttribute('data-seq', /\d+/);
    await keyboard.press('ArrowUp');
    await expect(anna.getByRole('textbox', { name: 'Edit your message' })).toBeFocused();
    await keyboard.press('Control+a');
    await keyboard.type('no slip');
    await keyboard.press('Enter');
    await expect(message(ben, 'no slip')).toContainText('(edited)');
    await focusIsKept(anna);
  });

  await test.step('react, by the usual ones and by all', async () => {
    const said = message(anna, 'no slip');
    await tabTo(anna, said, 'Shift+Tab');
    await keyboard.press('r');
    await expect(anna.getByRole('menu').getByRole('menuitem').first()).toBeFocused();
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await expect(said.getByRole('button', { name: /you among them/ })).toBeVisible();
    await expect(said).toBeFocused();
    await press(anna, said.getByRole('button', { name: /you among them/ }));
    await expect(said.getByRole('button', { name: /you among them/ })).toHaveCount(0);
    await focusIsKept(anna);
  });

  await test.step('reply in a thread, and back', async () => {
    const said = message(anna, 'no slip').first();
    await tabTo(anna, said, 'Shift+Tab');
    await keyboard.press('t');
    const panel = anna.getByRole('complementary', { name: 'Thread' });
    await expect(panel.getByRole('textbox', { name: 'Reply in the thread' })).toBeFocused();
    await keyboard.type('A reply');
    await keyboard.press('Enter');
    await expect(panel.getByRole('article').filter({ hasText: 'A reply' })).toHaveAttribute('data-seq', /\d+/);
    await keyboard.press('ArrowUp');
    await keyboard.type(', changed');
    await keyboard.press('Enter');
    await expect(panel.getByText('A reply, changed')).toBeVisible();
    await focusIsKept(anna);
    await press(anna, panel.getByRole('button', { name: 'News of this thread' }), 'Shift+Tab');
    await choose(anna, anna.getByRole('menuitem', { name: 'Stop following' }));
    await expect(anna.getByText('You no longer follow this thread')).toBeVisible();
    await focusIsKept(anna);
    // The name of the button goes away with it.
    await keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(said).toBeFocused();
  });

  await test.step('pin, and find it among the pinned', async () => {
    const said = message(anna, 'no slip');
    await keyboard.press('p');
    await expect(said).toContainText('Pinned');
    await press(anna, anna.getByRole('button', { name: 'More about this room' }), 'Shift+Tab');
    await choose(anna, anna.getByRole('menuitem', { name: 'Pinned messages' }));
    await press(anna, anna.getByRole('dialog').getByRole('button', { name: /no slip/ }));
    await expect(said).toHaveAttribute('aria-current', 'true');
    await expect(said).toBeFocused();
  });

  await test.step('delete, undo, delete', async () => {
    const said = message(anna, 'well done');
    await keyboard.press('ArrowUp');
    await expect(said).toBeFocused();
    await keyboard.press('Delete');
    await expect(anna.getByText('This message was deleted')).toBeVisible();
    await keyboard.press('Control+z');
    await expect(said).toBeVisible();
    await expect.poll(async () => (await texts(ben)).length).toBe(2);
    await focusIsKept(anna);
  });
});

test('by the keys alone: rooms, finding, attention, settings, and the way out', async ({ newPage }) => {
  test.setTimeout(150_000);
  const [anna, ben] = [await newPage(), await newPage()];
  const { keyboard } = anna;
  await signUp(anna, person('Anna'));
  await createTeam(anna, 'Rooms');
  await joinByLink(ben, await invite(anna), person('Ben'));
  await send(ben, 'the turquoise boards');

  await test.step('a channel', async () => {
    await press(anna, anna.getByRole('button', { name: 'Create a channel' }).first(), 'Shift+Tab');
    const dialog = anna.getByRole('dialog', { name: 'Create a channel' });
    await expect(dialog.getByLabel('Name')).toBeFocused();
    await keyboard.type('boards');
    await fillByKeys(anna, dialog.getByLabel('Topic'), 'What came');
    await tabTo(anna, dialog.getByRole('radio', { name: /Everybody in the team/ }));
    await keyboard.press('ArrowDown');
    await expect(dialog.getByRole('radio', { name: /Only people who are added/ })).toBeFocused();
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await expect(anna.getByRole('heading', { level: 1, name: 'boards' })).toBeVisible();
    await expect(composer(anna)).toBeFocused();
  });

  await test.step('search, and to the message', async () => {
    await keyboard.press('Control+Shift+F');
    const field = anna.getByRole('combobox', { name: 'Search messages' });
    await expect(field).toBeFocused();
    await expect(anna.getByRole('heading', { name: 'Said last' })).toBeVisible();
    await keyboard.type('turq in:gen');
    await keyboard.press('Enter');
    await expect(anna.getByRole('button', { name: 'Remove the filter in:general' })).toBeVisible();
    await expect(anna.getByRole('option')).toHaveCount(1);
    await keyboard.press('Enter');
    await expect(message(anna, 'turquoise')).toBeFocused();
  });

  await test.step('unread from here, by the menu of the message', async () => {
    await press(anna, message(anna, 'turquoise').getByRole('button', { name: 'More to do with this message' }));
    await choose(anna, anna.getByRole('menuitem', { name: 'Mark unread from here' }));
    await expect(roomLink(anna, 'general').getByTestId('unread-badge')).toBeVisible();
    await focusIsKept(anna);
  });

  await test.step('room to room', async () => {
    await keyboard.press('Alt+ArrowUp');
    await expect(anna.getByRole('heading', { level: 1, name: 'boards' })).toBeVisible();
    await expect(composer(anna)).toBeFocused();
    await keyboard.press('Alt+Shift+ArrowDown');
    await expect(anna.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
    await keyboard.press('Control+k');
    await keyboard.type('@be');
    await expect(anna.getByRole('dialog', { name: 'Go to…' }).getByRole('option')).toHaveCount(1);
    await keyboard.press('Enter');
    await expect(anna.getByRole('heading', { level: 1, name: 'Ben' })).toBeVisible();
    await expect(composer(anna)).toBeFocused();
  });

  await test.step('a status, and the theme', async () => {
    const menu = anna.getByRole('button', { name: /^Your menu/ });
    await chooseFrom(anna, /^Your menu/, 'Set a status');
    const dialog = anna.getByRole('dialog');
    await press(anna, dialog.getByRole('button', { name: 'At lunch' }));
    await press(anna, dialog.getByRole('button', { name: 'Set status' }));
    await expect(dialog).toHaveCount(0);
    await expect(menu).toContainText('At lunch');
    await focusIsKept(anna);
    await tabTo(anna, menu);
    await keyboard.press('Enter');
    await choose(anna, anna.getByRole('menuitemradio', { name: /^Dark/ }));
    await expect(anna.locator('html')).toHaveAttribute('data-theme', 'dark');
    // It stays open, so that one sees what one chose.
    await keyboard.press('Escape');
    await expect(menu).toBeFocused();
  });

  await test.step('the settings', async () => {
    await keyboard.press('Enter');
    await choose(anna, anna.getByRole('menuitem', { name: 'Settings' }));
    await expect(anna.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await fillByKeys(anna, anna.getByLabel('Name', { exact: true }), 'Anna K');
    await keyboard.press('Enter');
    await expect(anna.getByText('Saved')).toBeVisible();
    await focusIsKept(anna);
    await press(anna, anna.getByRole('link', { name: 'Appearance' }), 'Shift+Tab');
    await tabTo(anna, anna.getByRole('radio', { name: 'Dark' }));
    await keyboard.press('ArrowUp');
    await expect(anna.locator('html')).toHaveAttribute('data-theme', 'light');
    await press(anna, anna.getByRole('link', { name: 'Back to the rooms' }), 'Shift+Tab');
    await expect(composer(anna)).toBeFocused();
  });

  await test.step('the way out', async () => {
    await chooseFrom(anna, /^Your menu/, 'Sign out');
    await expect(anna.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
    await focusIsKept(anna);
  });
});
