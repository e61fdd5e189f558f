import type { Locator, Page } from '@playwright/test';
import { composer, createTeam, message, person, roomLink, signUp } from './support/actions.js';
import { chooseFrom, fillByKeys, fillSignUpByKeys, focusIsKept, leave, pick, press } from './support/keys.js';
import { expect, test } from './support/test.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

/** Opens the dialog with the links of the team. */
async function openInvitations(page: Page): Promise<Locator> {
  await chooseFrom(page, /menu of the team/, 'Invite people');
  return page.getByRole('dialog', { name: /Invite/ });
}

/** Copies the link that was just made, and leaves. */
async function copyLink(page: Page, dialog: Locator): Promise<string> {
  await press(page, dialog.getByRole('button', { name: 'Copy link' }));
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeFocused();
  return page.evaluate(() => navigator.clipboard.readText());
}

test('by the keys alone: a link for one guest, who comes in by it and sees one channel', async ({
  newPage,
  complaints,
}) => {
  test.setTimeout(150_000);
  complaints.allow(/status of 404/);
  const [anna, ben, carla] = [await newPage(), await newPage(), await newPage()];
  await anna.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signUp(anna, person('Anna'));
  await createTeam(anna, 'Doors');

  const link = await test.step('for a guest, for a day, once', async () => {
    const dialog = await openInvitations(anna);
    await pick(anna, dialog.getByLabel('They join as'), 'Guest');
    await pick(anna, dialog.getByLabel('The link works for'), '1 day');
    await pick(anna, dialog.getByLabel('It can be used'), 'Once');
    await press(anna, dialog.getByRole('button', { name: 'Create link' }));
    await expect(dialog.getByRole('listitem')).toContainText('Guest · used 0 of 1 × · until');
    await focusIsKept(anna);
    const copied = await copyLink(anna, dialog);
    await leave(anna, dialog);
    return copied;
  });

  await test.step('one comes in by it', async () => {
    await ben.goto(link);
    await press(ben, ben.getByRole('link', { name: 'Create account' }));
    await fillSignUpByKeys(ben, person('Ben'));
    await press(ben, ben.getByRole('button', { name: 'Join team' }));
    await expect(ben.getByText('No channels yet')).toBeVisible();
    await focusIsKept(ben);
  });

  await test.step('nobody else does', async () => {
    await carla.goto(link);
    await expect(carla.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
    await press(carla, carla.getByRole('link', { name: 'Go to Confab' }));
    await expect(carla.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
    await focusIsKept(carla);
  });

  await test.step('the guest is let into one channel, and finds nothing else', async () => {
    await chooseFrom(anna, 'More about this room', 'Add people');
    const dialog = anna.getByRole('dialog', { name: 'Add people' });
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await anna.keyboard.type('be');
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await anna.keyboard.press('Enter');
    await expect(anna.getByText('Ben was added')).toBeVisible();
    await leave(anna, dialog);
    // Who was nowhere is taken there.
    await expect(ben.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
    await expect(composer(ben)).toBeFocused();
    await ben.keyboard.type('Thank you for having me');
    await ben.keyboard.press('Enter');
    await expect(message(anna, 'Thank you for having me')).toBeVisible();
    for (const name of ['Browse channels', 'Create a channel']) {
      await expect(ben.getByRole('button', { name })).toHaveCount(0);
    }
    for (const [button, item] of [
      [/menu of the team/, 'Invite people'],
      ['More about this room', 'Add people'],
    ] as const) {
      await press(ben, ben.getByRole('button', { name: button }), 'Shift+Tab');
      await expect(ben.getByRole('menu')).toBeVisible();
      await expect(ben.getByRole('menuitem', { name: item })).toHaveCount(0);
      await leave(ben, ben.getByRole('menu'));
      await expect(ben.getByRole('button', { name: button })).toBeFocused();
    }
  });

  await test.step('the guest leaves again', async () => {
    await chooseFrom(ben, 'More about this room', 'Leave');
    await press(ben, ben.getByRole('alertdialog').getByRole('button', { name: 'Leave' }));
    await expect(roomLink(ben, 'general')).toHaveCount(0);
    await focusIsKept(ben);
  });
});

test('by the keys alone: a link is revoked, and another one pasted by who has an account', async ({
  newPage,
  complaints,
}) => {
  complaints.allow(/status of 404/);
  const [anna, carla] = [await newPage(), await newPage()];
  await anna.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signUp(anna, person('Anna'));
  await createTeam(anna, 'Windows');

  const [kept, revoked] = await test.step('two links, one of which is revoked', async () => {
    const dialog = await openInvitations(anna);
    await press(anna, dialog.getByRole('button', { name: 'Create link' }));
    const first = await copyLink(anna, dialog);
    await press(anna, dialog.getByRole('button', { name: 'Create another link' }));
    await expect(dialog.getByRole('listitem')).toHaveCount(2);
    const second = await copyLink(anna, dialog);
    const code = new URL(second).pathname.replace('/join/', '');
    await press(anna, dialog.getByRole('button', { name: `Revoke the link ${code.slice(0, 6)}` }));
    await expect(dialog.getByRole('listitem')).toHaveCount(1);
    await focusIsKept(anna);
    await leave(anna, dialog);
    return [first, second] as const;
  });

  const paste = async (text: string) => {
    await fillByKeys(carla, carla.getByLabel('Invitation link'), text);
    await carla.keyboard.press('Enter');
  };
  await test.step('what is no link, and the one that no longer works', async () => {
    await signUp(carla, person('Carla'));
    await paste('nothing of the sort');
    await expect(carla.getByLabel('Invitation link')).toHaveAccessibleDescription('This is not an invitation link');
    await focusIsKept(carla);
    await paste(revoked);
    await expect(carla.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
    await focusIsKept(carla);
    await press(carla, carla.getByRole('link', { name: 'Go to Confab' }));
    await expect(carla.getByRole('heading', { name: 'Hello, Carla' })).toBeVisible();
    await focusIsKept(carla);
  });

  await test.step('the one that does', async () => {
    await paste(kept);
    await press(carla, carla.getByRole('button', { name: 'Join team' }));
    await expect(carla.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
    await expect(composer(carla)).toBeFocused();
  });
});
