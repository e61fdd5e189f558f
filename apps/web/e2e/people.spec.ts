import { composer, message, roomLink, send, twoPeople } from './support/actions.js';
import { expect, test } from './support/test.js';

test('people are found, looked at, written to, muted and blocked', async ({ newPage, complaints }) => {
  complaints.allow(/status of 403/);
  const { anna, ben } = await twoPeople(newPage, 'Guild');
  await send(ben, 'Good morning');
  const profile = anna.getByRole('dialog', { name: 'Profile of Ben' });

  await test.step('a status is seen by others', async () => {
    await ben.getByRole('button', { name: /^Your menu/ }).click();
    await ben.getByRole('menuitem', { name: 'Set a status' }).click();
    await ben.getByRole('button', { name: 'At lunch' }).click();
    await ben.getByRole('button', { name: 'Set status' }).click();
    await expect(ben.getByRole('dialog')).toHaveCount(0);
    await expect(ben.getByRole('button', { name: /^Your menu/ })).toContainText('At lunch');
  });

  await test.step('the directory and the profile', async () => {
    await anna.getByRole('link', { name: 'People' }).click();
    await anna.getByRole('searchbox', { name: 'Search people' }).fill('be');
    const card = anna.getByRole('button', { name: 'Open the profile of Ben' });
    await expect(card).toContainText('At lunch');
    await expect(card).toContainText('Online');
    await card.click();
    await expect(profile).toContainText('At lunch');
    await expect(profile).toContainText('Here since');
    await profile.getByRole('button', { name: 'Message' }).click();
    await expect(anna.getByRole('heading', { level: 1, name: 'Ben' })).toBeVisible();
    await send(anna, 'Hello Ben');
  });

  await test.step('do not disturb is seen at once', async () => {
    await ben.getByRole('button', { name: /^Your menu/ }).click();
    await ben.getByRole('menuitemradio', { name: 'Do not disturb' }).click();
    await expect(roomLink(anna, 'Ben')).toContainText('Do not disturb');
  });

  await test.step('muted: folded', async () => {
    await roomLink(anna, 'general').click();
    await message(anna, 'Good morning').getByRole('button', { name: 'Ben' }).click();
    await profile.getByRole('button', { name: 'Mute' }).click();
    await expect(profile).toContainText('You have muted this person.');
    await anna.keyboard.press('Escape');
    await expect(message(anna, 'Good morning')).toHaveCount(0);
    await message(anna, 'A message of somebody you muted').getByRole('button', { name: 'Show' }).click();
    await expect(message(anna, 'Good morning')).toBeVisible();
  });

  await test.step('blocked: cannot write directly, until it is undone in the settings', async () => {
    await message(anna, 'Good morning').getByRole('button', { name: 'Ben' }).click();
    await profile.getByRole('button', { name: 'Block' }).click();
    await anna.getByRole('alertdialog').getByRole('button', { name: 'Block' }).click();
    await expect(profile).toContainText('You have blocked this person.');
    await anna.keyboard.press('Escape');
    await roomLink(ben, 'Anna').click();
    await composer(ben).fill('Are you there?');
    await composer(ben).press('Enter');
    await expect(ben.getByText('Not sent')).toBeVisible();

    await anna.getByRole('button', { name: /^Your menu/ }).click();
    await anna.getByRole('menuitem', { name: 'Settings' }).click();
    await anna.getByRole('link', { name: 'Blocked and muted' }).click();
    await anna.getByRole('button', { name: 'Unblock Ben' }).click();
    await expect(anna.getByText('You have blocked nobody.')).toBeVisible();
    await ben.getByRole('button', { name: 'Retry' }).click();
    await expect(message(ben, 'Are you there?')).toHaveAttribute('data-seq', /\d+/);
  });
});
