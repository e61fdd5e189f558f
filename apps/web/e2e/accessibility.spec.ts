import type { Locator, Page } from '@playwright/test';
import { composer, invite, joinByLink, message, person, send, signUp } from './support/actions.js';
import { check } from './support/axe.js';
import { picture } from './support/sample-files.js';
import { expect, test } from './support/test.js';
import { TroubledSocket } from './support/troubled-socket.js';

const DEVICES = [
  ['at a desk', {}],
  ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
] as const;

/** On a phone one goes back to the lists first. */
async function toLists(page: Page): Promise<void> {
  const back = page.getByRole('button', { name: 'Back to the list' });
  if (await back.isVisible()) await back.click();
}

async function toRoom(page: Page, name = 'general'): Promise<void> {
  await toLists(page);
  await page.getByRole('navigation', { name: 'Channels and conversations' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Opens something, looks at it, and closes it. */
async function look(page: Page, name: string, opener: Locator, then?: () => Promise<void>): Promise<void> {
  await opener.click();
  await then?.();
  await check(page, name);
  const layers = page.locator('[role="dialog"], [role="alertdialog"], [role="menu"]');
  for (let left = await layers.count(); left > 0; left = await layers.count()) {
    await page.keyboard.press('Escape');
    await expect.poll(() => layers.count()).toBeLessThan(left);
  }
}

/** Shows what one can do with a message. */
async function attend(page: Page, text: string): Promise<Locator> {
  const said = message(page, text).first();
  const toolbar = said.getByRole('toolbar');
  if (await page.evaluate(() => matchMedia('(hover: hover)').matches)) await said.hover();
  else if (!(await toolbar.isVisible())) await said.tap({ position: { x: 200, y: 8 } });
  await expect(toolbar).toBeVisible();
  return said;
}

for (const [where, device] of DEVICES) {
  test(`the pages outside of the rooms can be used by everybody ${where}`, async ({ newPage, complaints }) => {
    test.setTimeout(300_000);
    complaints.allow(/status of 404/);
    const page = await newPage(device);
    for (const [address, title] of [
      ['/sign-up', ''],
      ['/forgot-password', 'Reset your password'],
      ['/reset-password#token=something', 'Choose a new password'],
      ['/reset-password', 'This link is not complete'],
      ['/join/AAAAAAAAAAAAAAAAAAAAAA', 'This invitation does not work'],
      ['/nowhere', ''],
    ] as const) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await check(page, address);
    }
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByLabel('Email or username')).toHaveAttribute('aria-invalid', 'true');
    await check(page, 'signing in, with something missing');

    await signUp(page, person('Anna'));
    await check(page, 'the welcome');
    await page.getByLabel('Team name').fill('Open');
    await page.getByRole('button', { name: 'Create team' }).click();
    await toRoom(page);
    await check(page, 'an empty room');
    await toLists(page);
    await check(page, 'the lists');
    const link = await invite(page);
    const ben = await newPage(device);
    await ben.goto(link);
    await expect(ben.getByRole('heading', { name: 'Join Open' })).toBeVisible();
    await check(ben, 'an invitation');

    await page.getByRole('link', { name: 'People' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
    await check(page, 'people');
    for (const section of ['profile', 'account', 'sessions', 'people', 'appearance']) {
      await page.goto(`/settings/${section}`);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await check(page, `settings: ${section}`);
    }
  });

  test(`a room and what belongs to it can be used by everybody ${where}`, async ({ newPage }) => {
    test.setTimeout(300_000);
    const page = await newPage(device);
    const ben = await newPage();
    await signUp(page, person('Anna'));
    await page.getByLabel('Team name').fill('Open');
    await page.getByRole('button', { name: 'Create team' }).click();
    await toLists(page);
    await joinByLink(ben, await invite(page), person('Ben'));
    await toRoom(page);
    await send(ben, 'Hello, see https://example.org/');
    await send(page, 'Good morning');
    await page.getByTestId('file-input').setInputFiles([
      { name: 'view.png', mimeType: 'image/png', buffer: await picture(page, 400, 300) },
      { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('board;size\n') },
    ]);
    await expect(page.locator('[data-upload="done"]')).toHaveCount(2);
    await check(page, 'files to be sent');
    await composer(page).press('Enter');
    const sent = page.locator('article[data-seq]').filter({ hasText: 'list.csv' });
    await look(page, 'a picture', sent.getByRole('button', { name: 'Show view.png' }), () =>
      expect(page.getByRole('dialog')).toBeVisible(),
    );

    await (await attend(page, 'Good morning')).getByRole('button', { name: 'Add a reaction' }).click();
    await check(page, 'the usual reactions');
    await page.getByRole('menuitem', { name: '👍' }).click();
    await expect(page.getByRole('button', { name: /you among them/ })).toBeVisible();
    await look(
      page,
      'more to do with a message',
      (await attend(page, 'Good morning')).getByRole('button', { name: 'More to do with this message' }),
    );
    await (await attend(page, 'Good morning')).getByRole('button', { name: 'More to do with this message' }).click();
    await page.getByRole('menuitem', { name: 'Pin to this room' }).click();
    await expect(message(page, 'Good morning')).toContainText('Pinned');
    await (await attend(page, 'Good morning')).getByRole('button', { name: 'More to do with this message' }).click();
    await look(page, 'who has seen it', page.getByRole('menuitem', { name: 'Who has seen it' }), () =>
      expect(page.getByRole('dialog')).toContainText('Ben'),
    );
    await (await attend(page, 'Hello, see')).getByRole('button', { name: 'Answer, quoting this' }).click();
    await check(page, 'an answer being written');
    await send(page, 'An answer');
    await composer(page).press('ArrowUp');
    await check(page, 'a message being edited');
    await page.keyboard.press('Escape');
    await composer(page).pressSequentially('@');
    await expect(page.getByRole('listbox')).toBeVisible();
    await check(page, 'people to name');
    await composer(page).fill('');
    await look(page, 'all emoji', page.getByRole('button', { name: 'Insert an emoji' }), () =>
      expect(page.getByRole('gridcell').first()).toBeVisible(),
    );
    await look(page, 'days to jump to', page.getByRole('button', { name: /Jump to a date/ }).first());

    await (await attend(page, 'Good morning')).getByRole('button', { name: 'Reply in thread' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('textbox').fill('A reply');
    await thread.getByRole('textbox').press('Enter');
    await expect(thread.getByRole('article').filter({ hasText: 'A reply' })).toHaveAttribute('data-seq', /\d+/);
    await check(page, 'a thread');
    await look(page, 'whether one follows it', thread.getByRole('button', { name: 'News of this thread' }));
    await thread.getByRole('button', { name: 'Close the thread' }).click();
    await page.getByRole('button', { name: 'Details of the room' }).click();
    await expect(page.getByRole('region', { name: 'Pinned' })).toContainText('Good morning');
    await check(page, 'the details of a room');
    await page.getByRole('button', { name: 'Close the details' }).click();
    await (await attend(page, 'An answer')).getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await check(page, 'a deletion that can be taken back');

    const more = page.getByRole('button', { name: 'More about this room' });
    await look(page, 'the menu of a room', more);
    for (const name of ['Pinned messages', 'Settings of the room', 'Add people', 'Leave', 'Delete']) {
      await more.click();
      await look(page, name, page.getByRole('menuitem', { name, exact: true }), () =>
        expect(page.locator('[role="dialog"], [role="alertdialog"]')).toBeVisible(),
      );
    }
    await page.getByRole('button', { name: '2 members' }).click();
    await expect(page.getByRole('dialog')).toContainText('Ben');
    await check(page, 'who is in a room');
    await page.getByRole('button', { name: 'Manage Ben' }).click();
    await look(page, 'removing somebody', page.getByRole('menuitem', { name: 'Remove from the room' }));
    await page.getByRole('button', { name: '2 members' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Ben/ }).click();
    const profile = page.getByRole('dialog', { name: 'Profile of Ben' });
    await expect(profile).toContainText('Here since');
    await check(page, 'a profile');
    await profile.getByRole('button', { name: 'Mute' }).click();
    await expect(profile).toContainText('You have muted this person.');
    await look(page, 'blocking somebody', profile.getByRole('button', { name: 'Block' }));
    await expect(page.getByText('A message of somebody you muted')).toBeVisible();
    await check(page, 'a message of somebody muted');
    await more.click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await expect(page.getByText(/nothing new can be written/)).toBeVisible();
    await check(page, 'an archived room');
  });

  test(`what opens from the lists can be used by everybody ${where}`, async ({ newPage }) => {
    test.setTimeout(300_000);
    const page = await newPage(device);
    const ben = await newPage();
    await signUp(page, person('Anna'));
    await page.getByLabel('Team name').fill('Open');
    await page.getByRole('button', { name: 'Create team' }).click();
    await toLists(page);
    await joinByLink(ben, await invite(page), person('Ben'));
    await send(ben, 'Good morning');
    await expect(page.getByTestId('unread-badge').or(page.getByRole('log')).first()).toBeVisible();
    const opened = () => expect(page.getByRole('dialog')).toBeVisible();

    const teamMenu = page.getByRole('button', { name: /menu of the team/ });
    await look(page, 'the menu of the team', teamMenu);
    for (const name of ['Members', 'Settings of the team']) {
      await teamMenu.click();
      await look(page, name, page.getByRole('menuitem', { name }), opened);
    }
    await teamMenu.click();
    await page.getByRole('menuitem', { name: 'Invite people' }).click();
    await look(page, 'Invite people', page.getByRole('button', { name: 'Create link' }), () =>
      expect(page.getByRole('textbox', { name: 'Invitation link' })).toBeVisible(),
    );
    for (const name of [
      'Create a channel',
      'New direct message',
      'Threads',
      'Browse channels',
      'Go to…',
      'Create or join a team',
    ]) {
      await look(page, name, page.getByRole('button', { name }).first(), opened);
    }
    await look(page, 'New group conversation', page.getByRole('button', { name: 'New group conversation' }), () =>
      page.getByRole('option', { name: /Ben/ }).click(),
    );
    const search = page.getByRole('button', { name: 'Search messages' });
    const field = page.getByRole('combobox', { name: 'Search messages' });
    await look(page, 'search, what was said last', search, () => expect(page.getByRole('option')).not.toHaveCount(0));
    await look(page, 'search, a filter being typed', search, () => field.fill('has:'));
    await look(page, 'search, found', search, async () => {
      await field.fill('morn in:general ');
      await expect(page.getByRole('option')).toHaveCount(1);
    });
    await look(page, 'search, nothing found', search, async () => {
      await field.fill('zzzz');
      await expect(page.getByText('No message matches')).toBeVisible();
    });
    const mine = page.getByRole('button', { name: /^Your menu/ });
    await look(page, 'one’s own menu', mine);
    for (const name of ['Set a status', 'Keyboard shortcuts']) {
      await mine.click();
      await look(page, name, page.getByRole('menuitem', { name }), opened);
    }
    const row = page.getByRole('link', { name: 'general' }).first();
    await row.focus();
    await page.keyboard.press('Shift+F10');
    await check(page, 'the menu of a room in the list');
  });

  test(`what went wrong can be seen to by everybody ${where}`, async ({ newPage, complaints }) => {
    complaints.allow(/status of 403|ERR_FAILED|WebSocket connection/);
    const page = await newPage(device);
    const socket = await TroubledSocket.of(page);
    socket.refusesMessages = true;
    await signUp(page, person('Anna'));
    await page.getByLabel('Team name').fill('Trouble');
    await page.getByRole('button', { name: 'Create team' }).click();
    await toRoom(page);
    await composer(page).fill('Not today');
    await composer(page).press('Enter');
    await expect(message(page, 'Not today')).toHaveAttribute('data-state', 'failed');
    await check(page, 'a refused message');

    await page.route('**/files/*', (route) => route.abort());
    await page
      .getByTestId('file-input')
      .setInputFiles([{ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('plan') }]);
    await expect(page.getByRole('list', { name: 'Files to be sent' }).getByRole('alert')).toBeVisible();
    await check(page, 'a file that could not be sent');

    socket.cut();
    await expect(page.getByTestId('connection-banner')).toBeVisible();
    await check(page, 'no connection');
  });
}
