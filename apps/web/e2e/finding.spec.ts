import type { Page } from '@playwright/test';
import { composer, createTeam, message, person, roomLink, send, signUp, twoPeople } from './support/actions.js';
import { expect, test } from './support/test.js';

const field = 'Search rooms, people and actions';

async function addChannel(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Create a channel' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Create channel' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('the palette leads to rooms, people, channels and actions, by the keys alone', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Palette');
  await addChannel(anna, 'deploys');
  await addChannel(anna, 'boards');
  await roomLink(ben, 'general').click();
  const palette = anna.getByRole('dialog', { name: 'Go to…' });
  const input = anna.getByRole('combobox', { name: field });

  await test.step('what is unread comes first when nothing is typed', async () => {
    await send(ben, 'something new');
    await expect(roomLink(anna, 'general').getByTestId('unread-badge')).toBeVisible();
    await composer(anna).press('Control+k');
    await expect(input).toBeFocused();
    await expect(palette.getByRole('option').first()).toContainText('general');
    await anna.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
    await expect(message(anna, 'something new')).toBeVisible();
  });

  await test.step('a person, found by name, opens the conversation', async () => {
    await anna.keyboard.press('Control+k');
    await input.fill('@be');
    await expect(palette.getByRole('option')).toHaveCount(1);
    await anna.keyboard.press('Enter');
    await expect(anna.getByRole('heading', { level: 1, name: 'Ben' })).toBeVisible();
  });

  await test.step('a channel that one has left can be joined', async () => {
    await roomLink(ben, 'boards').focus();
    await ben.keyboard.press('Shift+F10');
    await ben.getByRole('menuitem', { name: 'Leave' }).press('Enter');
    await ben.getByRole('alertdialog', { name: 'Leave #boards?' }).getByRole('button', { name: 'Leave' }).click();
    await expect(roomLink(ben, 'boards')).toHaveCount(0);
    await ben.keyboard.press('Control+k');
    await ben.getByRole('combobox', { name: field }).fill('board');
    await expect(ben.getByRole('group', { name: 'Channels to join' }).getByRole('option')).toContainText('boards');
    await ben.keyboard.press('Enter');
    await expect(ben.getByRole('heading', { level: 1, name: 'boards' })).toBeVisible();
  });

  await test.step('actions', async () => {
    await anna.keyboard.press('Control+k');
    await input.fill('>dark');
    await anna.keyboard.press('Enter');
    await expect(anna.locator('html')).toHaveAttribute('data-theme', 'dark');
    await send(ben, 'more');
    await expect(roomLink(anna, 'boards').getByTestId('unread-badge')).toBeVisible();
    await anna.keyboard.press('Control+k');
    await input.fill('mark all read');
    await anna.keyboard.press('Enter');
    await expect(roomLink(anna, 'boards').getByTestId('unread-badge')).toHaveCount(0);
    await anna.keyboard.press('Control+k');
    await input.fill('new channel');
    await anna.keyboard.press('Enter');
    await expect(anna.getByRole('dialog', { name: 'Create a channel' })).toBeVisible();
    await anna.keyboard.press('Escape');
    await anna.keyboard.press('Control+k');
    await input.fill('zzzz');
    await expect(palette).toContainText('Nothing by that name');
    await anna.keyboard.press('Escape');
    await expect(palette).toHaveCount(0);
  });
});

test('the sidebar is set up as one likes it, and stays so', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Sidebar');
  await addChannel(anna, 'alpha');
  await addChannel(anna, 'beta');
  const section = (name: string) => anna.getByRole('button', { name, exact: true });
  const names = () =>
    anna.getByRole('navigation', { name: 'Channels and conversations' }).locator('a[data-room]').allTextContents();

  await test.step('a star moves a room up', async () => {
    await roomLink(anna, 'general').click({ button: 'right' });
    await anna.getByRole('menuitem', { name: 'Mark with a star' }).click();
    await expect(section('Starred')).toBeVisible();
    await expect.poll(names).toEqual(['general', 'alpha', 'beta']);
  });

  await test.step('room to room, and from unread to unread', async () => {
    await composer(anna).press('Alt+ArrowUp');
    await expect(anna.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
    await anna.keyboard.press('Alt+ArrowUp');
    await expect(anna.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
    await roomLink(ben, 'beta').click();
    await send(ben, 'new in beta');
    await expect(roomLink(anna, 'beta').getByTestId('unread-badge')).toBeVisible();
    await anna.keyboard.press('Alt+Shift+ArrowDown');
    await expect(anna.getByRole('heading', { level: 1, name: 'beta' })).toBeVisible();
  });

  await test.step('unread first, where one wants it', async () => {
    await roomLink(anna, 'alpha').click();
    await send(ben, 'again in beta');
    await expect(roomLink(anna, 'beta').getByTestId('unread-badge')).toBeVisible();
    await anna.getByRole('button', { name: /menu of the team/ }).click();
    await anna.getByRole('menuitemcheckbox', { name: 'Unread rooms first' }).click();
    await expect.poll(names).toEqual(['general', 'beta1 unread messages', 'alpha']);
  });

  await test.step('folded away, only what is new and where one is', async () => {
    await section('Channels').click();
    await expect.poll(names).toEqual(['general', 'beta1 unread messages', 'alpha']);
    await roomLink(anna, 'general').click();
    await expect.poll(names).toEqual(['general', 'beta1 unread messages']);
    await anna.reload();
    await expect.poll(names).toEqual(['general', 'beta1 unread messages']);
    await anna.getByRole('button', { name: 'Channels 1 more' }).click();
    await expect.poll(names).toEqual(['general', 'beta1 unread messages', 'alpha']);
  });

  await test.step('its width, by keys and by pointer', async () => {
    const handle = anna.getByRole('separator', { name: 'Width of the sidebar' });
    await expect(handle).toHaveAttribute('aria-valuenow', '248');
    await handle.focus();
    await anna.keyboard.press('ArrowRight');
    await expect(handle).toHaveAttribute('aria-valuenow', '256');
    await anna.keyboard.press('End');
    await expect(handle).toHaveAttribute('aria-valuenow', '400');
    await handle.hover();
    await anna.mouse.down();
    await anna.mouse.move(56 + 300, 300, { steps: 4 });
    await anna.mouse.up();
    await expect(handle).toHaveAttribute('aria-valuenow', '300');
    await anna.reload();
    await expect(handle).toHaveAttribute('aria-valuenow', '300');
  });
});

test('on a narrow screen the way back leads to the list', async ({ newPage }) => {
  const page = await newPage({ viewport: { width: 390, height: 844 } });
  await signUp(page, person('Anna'));
  await page.getByLabel('Team name').fill('Pocket');
  await page.getByRole('button', { name: 'Create team' }).click();
  await roomLink(page, 'general').click();
  await expect(composer(page)).toBeVisible();
  await page.goBack();
  await expect(composer(page)).toHaveCount(0);
  await expect(roomLink(page, 'general')).toBeVisible();
  await roomLink(page, 'general').click();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(roomLink(page, 'general')).toBeVisible();
  // The button went back; it did not add a step that the gesture would have to undo.
  await page.goForward();
  await expect(composer(page)).toBeVisible();
});

test('a link to a message opens in place', async ({ newPage }) => {
  const page = await newPage();
  await signUp(page, person('Anna'));
  await createTeam(page, 'Links');
  await send(page, 'the one that is meant');
  await composer(page).press('Control+Shift+F');
  await page.getByRole('combobox', { name: 'Search messages' }).fill('meant');
  await page.getByRole('option').click();
  await expect(page).toHaveURL(/message=/);
  const address = page.url();
  await send(page, `see ${address}`);
  await page.evaluate(() => Reflect.set(window, 'isSamePage', true));
  await message(page, 'see http')
    .getByRole('link', { name: /message=/ })
    .click();
  await expect(message(page, 'the one that is meant').first()).toHaveAttribute('aria-current', 'true');
  expect(await page.evaluate(() => Reflect.get(window, 'isSamePage'))).toBe(true);
  expect(page.context().pages()).toHaveLength(1);
});

test('the details of a room stand beside it', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Details');
  await anna.getByTestId('file-input').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('board;size\n'),
  });
  await expect(anna.locator('[data-upload="done"]')).toHaveCount(1);
  await anna.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(ben.getByText('list.csv')).toBeVisible();
  for (let line = 1; line <= 12; line += 1) await send(ben, `line ${line}\nwith\nsome\nheight`);

  const details = anna.getByRole('complementary', { name: 'Details of the room' });
  await anna.getByRole('button', { name: 'Details of the room' }).click();
  await expect(details.getByRole('region', { name: 'People' })).toContainText('Ben');
  await expect(details.getByRole('region', { name: 'Pinned' })).toContainText('Nothing is pinned here.');
  await details.getByRole('button', { name: 'Go to the message with list.csv' }).click();
  await expect(message(anna, 'list.csv')).toHaveAttribute('aria-current', 'true');

  await test.step('a change of the topic is there for others at once', async () => {
    await details.getByRole('button', { name: 'Change' }).click();
    await anna.getByLabel('Topic').fill('What there is');
    await anna.getByRole('button', { name: 'Save' }).click();
    await expect(details.getByRole('region', { name: 'About' })).toContainText('What there is');
  });

  await test.step('over the room on a narrow screen; Escape leads back', async () => {
    await anna.setViewportSize({ width: 390, height: 844 });
    await details.getByRole('button', { name: 'Close the details' }).click();
    await expect(details).toHaveCount(0);
    await anna.getByRole('button', { name: 'Details of the room' }).click();
    await expect(details).toBeFocused();
    await anna.keyboard.press('Escape');
    await expect(details).toHaveCount(0);
    await expect(composer(anna)).toBeVisible();
  });
});
