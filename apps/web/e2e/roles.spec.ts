import type { Page } from '@playwright/test';
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
} from './support/actions.js';
import { expect, test } from './support/test.js';

async function ofTeam(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: /menu of the team/ }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function ofRoom(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More about this room' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function addPerson(page: Page, name: string): Promise<void> {
  await ofRoom(page, 'Add people');
  await page.getByRole('option', { name }).click();
  await expect(page.getByText(`${name} was added`)).toBeVisible();
  await page.keyboard.press('Escape');
}

test('people come in by links that end, by name, and as guests', async ({ newPage, complaints }) => {
  complaints.allow(/status of 404/);
  const [anna, ben, carla] = [await newPage(), await newPage(), await newPage()];
  const carlaIs = person('Carla');
  await signUp(anna, person('Anna'));
  await createTeam(anna, 'Doors');
  const dialog = anna.getByRole('dialog');
  const link = () => dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue();

  await test.step('a link for one guest lets one in, and is used up then', async () => {
    await ofTeam(anna, 'Invite people');
    await dialog.getByLabel('They join as').selectOption({ label: 'Guest' });
    await dialog.getByLabel('The link works for').selectOption({ label: '1 day' });
    await dialog.getByLabel('It can be used').selectOption({ label: 'Once' });
    await dialog.getByRole('button', { name: 'Create link' }).click();
    await expect(dialog.getByText('used 0 of 1 ×')).toBeVisible();
    const once = await link();
    await ben.goto(once);
    await signUp(ben, person('Ben'));
    await ben.goto(once);
    await ben.getByRole('button', { name: 'Join team' }).click();
    await expect(ben.getByRole('button', { name: /menu of the team/ })).toBeVisible();
    await carla.goto(once);
    await expect(carla.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
  });

  await test.step('a link that was revoked lets nobody in', async () => {
    await anna.keyboard.press('Escape');
    await ofTeam(anna, 'Invite people');
    await dialog.getByRole('button', { name: 'Create link' }).click();
    const revoke = dialog.getByRole('button', { name: /^Revoke the link/ });
    await expect(revoke).toHaveCount(1);
    const revoked = await link();
    await revoke.click();
    await expect(anna.getByText('The link no longer works')).toBeVisible();
    await carla.goto(revoked);
    await expect(carla.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
    await anna.keyboard.press('Escape');
  });

  await test.step('who has an account is added by name', async () => {
    await signUp(carla, carlaIs);
    await ofTeam(anna, 'Members');
    const field = dialog.getByLabel('Add somebody who has an account here');
    await field.fill('nobody-of-that-name');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(field).toHaveAccessibleDescription('User not found');
    await field.fill(carlaIs.username);
    await field.press('Enter');
    await expect(anna.getByText('Carla is in the team')).toBeVisible();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Carla' })).toBeVisible();
    await anna.keyboard.press('Escape');
    await carla.goto('/');
    await expect(carla.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
  });

  await test.step('a guest sees only the rooms one was added to', async () => {
    await expect(ben.getByText('No channels yet')).toBeVisible();
    await expect(ben.getByRole('button', { name: 'Browse channels' })).toHaveCount(0);
    await expect(ben.getByRole('button', { name: 'Create a channel' })).toHaveCount(0);
    await addPerson(anna, 'Ben');
    await roomLink(ben, 'general').click();
    await send(ben, 'Thank you for having me');
    await expect(message(carla, 'Thank you for having me')).toBeVisible();
    await ben.getByRole('button', { name: 'More about this room' }).click();
    await expect(ben.getByRole('menuitem', { name: 'Leave' })).toBeVisible();
    await expect(ben.getByRole('menuitem', { name: 'Add people' })).toHaveCount(0);
    await ben.keyboard.press('Escape');
  });

  await test.step('who is removed from the team is out, after one was asked by name', async () => {
    await ofTeam(anna, 'Members');
    await anna.getByRole('button', { name: 'Manage Ben' }).click();
    await anna.getByRole('menuitem', { name: 'Remove from the team' }).click();
    const asks = anna.getByRole('alertdialog', { name: 'Remove Ben from Doors?' });
    await asks.getByRole('button', { name: 'Remove from the team' }).click();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Ben' })).toHaveCount(0);
    await expect(ben.getByRole('link', { name: 'general' })).toHaveCount(0);
  });
});

test('a private channel of three is led by whom its maker chose', async ({ newPage }) => {
  const [anna, ben, carla] = [await newPage(), await newPage(), await newPage()];
  await signUp(anna, person('Anna'));
  await createTeam(anna, 'Council');
  const link = await invite(anna);
  await joinByLink(ben, link, person('Ben'));
  await joinByLink(carla, link, person('Carla'));

  await test.step('those who are added find it, others do not', async () => {
    await anna.getByRole('button', { name: 'Create a channel' }).click();
    await anna.getByLabel('Name', { exact: true }).fill('plans');
    await anna.getByText('Only people who are added').click();
    await anna.getByRole('button', { name: 'Create channel' }).click();
    await expect(anna.getByRole('heading', { level: 1, name: 'plans' })).toBeVisible();
    await addPerson(anna, 'Carla');
    await roomLink(carla, 'plans').click();
    await ben.getByRole('button', { name: 'Browse channels' }).click();
    await expect(ben.getByRole('dialog')).toBeVisible();
    await expect(ben.getByRole('option', { name: /plans/ })).toHaveCount(0);
    await ben.keyboard.press('Escape');
    await addPerson(anna, 'Ben');
    await roomLink(ben, 'plans').click();
  });

  await test.step('only its admins write, one of whom was made so', async () => {
    await ofRoom(anna, 'Settings of the room');
    await anna.getByLabel('Who can write').selectOption({ label: 'Only its admins' });
    await anna.getByRole('button', { name: 'Save' }).click();
    await expect(ben.getByText('Only admins can write in this channel.')).toBeVisible();
    await expect(carla.getByText('Only admins can write in this channel.')).toBeVisible();
    await anna.getByRole('button', { name: '3 members' }).click();
    await anna.getByRole('button', { name: 'Manage Carla' }).click();
    await anna.getByRole('menuitem', { name: 'Make an admin of the room' }).click();
    await expect(composer(carla)).toBeVisible();
    await anna.keyboard.press('Escape');
    await send(carla, 'Then I decide');
    await expect(message(ben, 'Then I decide')).toBeVisible();
  });

  await test.step('somebody is removed, after one was asked by name', async () => {
    await carla.getByRole('button', { name: '3 members' }).click();
    await carla.getByRole('button', { name: 'Manage Ben' }).click();
    await carla.getByRole('menuitem', { name: 'Remove from the room' }).click();
    const asks = carla.getByRole('alertdialog', { name: 'Remove Ben from plans?' });
    await asks.getByRole('button', { name: 'Remove from the room' }).click();
    await expect(roomLink(ben, 'plans')).toHaveCount(0);
    await expect(carla.getByRole('dialog').getByRole('listitem')).toHaveCount(2);
  });
});
