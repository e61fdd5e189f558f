import { createTeam, message, person, send, signIn, signUp, twoPeople } from './support/actions.js';
import { Inbox } from './support/mail.js';
import { picture } from './support/sample-files.js';
import { expect, test } from './support/test.js';

test('one changes what others see of oneself', async ({ newPage, complaints }) => {
  complaints.allow(/status of 40[09]/);
  const { anna, ben, benIs } = await twoPeople(newPage, 'Mirrors');
  await send(anna, 'Here I am');
  await anna.goto('/settings/profile');

  await anna.getByLabel('Name', { exact: true }).fill('');
  await anna.getByLabel('Username').fill(benIs.username);
  await expect(anna.getByLabel('Name', { exact: true })).toHaveAccessibleDescription('This cannot be empty');
  await anna.getByLabel('Name', { exact: true }).fill('Anna in the hall');
  await anna.getByLabel('About you').fill('Wood, varnish, patience');
  await anna.getByRole('button', { name: 'Save' }).click();
  await expect(anna.getByRole('alert')).toHaveText('This e-mail address or username is already in use');
  await anna.getByLabel('Username').fill(`${benIs.username}.2`);
  await anna.getByRole('button', { name: 'Save' }).click();
  await expect(message(ben, 'Here I am')).toContainText('Anna in the hall');

  await anna
    .getByTestId('avatar-input')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await picture(anna, 300, 300) });
  await expect(anna.getByRole('button', { name: 'Remove' })).toBeVisible();
  await expect(anna.locator('main img')).toHaveAttribute('src', /\/files\//);
  await expect(message(ben, 'Here I am').locator('img')).toHaveAttribute('src', /\/files\//);
});

test('one sees where one is signed in, ends it, and changes the password', async ({ newPage, complaints }) => {
  complaints.allow(/status of 40[01]/);
  const [desk, phone] = [await newPage(), await newPage()];
  const anna = person('Anna');
  await signUp(desk, anna);
  await createTeam(desk, 'Places');
  await phone.goto('/sign-in');
  await signIn(phone, anna);
  await expect(phone.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();

  await desk.goto('/settings/sessions');
  await expect(desk.getByText('This session')).toBeVisible();
  await desk.getByRole('button', { name: /^End the session Chrome/ }).click();
  await expect(phone.getByText('Your session has ended')).toBeVisible();
  await expect(desk.getByRole('button', { name: /^End the session/ })).toHaveCount(0);
  await desk.getByRole('checkbox', { name: 'Show ended sessions' }).check();
  await expect(desk.getByText('Ended ·')).toBeVisible();

  await desk.getByRole('link', { name: 'Account' }).click();
  const form = desk.getByRole('form', { name: 'Change password' });
  await form.getByLabel('Current password').fill('not the right one');
  await form.getByLabel('New password').fill('eight small turtles');
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByLabel('Current password')).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel('Current password').fill(anna.password);
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(desk.getByText('Your password is changed')).toBeVisible();
  await signIn(phone, { ...anna, password: 'eight small turtles' });
  await expect(phone.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();

  const leave = desk.getByRole('form', { name: 'Deactivate your account' });
  await leave.getByLabel('Current password').fill('eight small turtles');
  await leave.getByRole('button', { name: 'Deactivate account' }).click();
  await expect(desk.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expect(phone.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
});

test('a forgotten password is replaced by the link in the mail', async ({ newPage, complaints }) => {
  complaints.allow(/status of 400/);
  const inbox = new Inbox();
  await inbox.start();
  try {
    const page = await newPage();
    const anna = person('Anna');
    await signUp(page, anna);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByLabel('Email', { exact: true }).fill(anna.email);
    await page.getByRole('button', { name: 'Send link' }).click();
    await expect(page.getByText(`If there is an account with ${anna.email}`)).toBeVisible();
    await expect.poll(() => inbox.letters.length).toBe(1);
    const { pathname, hash } = inbox.resetLink();

    await page.goto(pathname + hash);
    await page.getByLabel('New password').fill('eight small turtles');
    await page.getByRole('button', { name: 'Set password' }).click();
    await signIn(page, { ...anna, password: 'eight small turtles' });
    await expect(page.getByRole('heading', { name: 'Hello, Anna' })).toBeVisible();

    await page.goto(pathname + hash);
    await page.getByLabel('New password').fill('nine small turtles');
    await page.getByRole('button', { name: 'Set password' }).click();
    await expect(page.getByRole('alert')).toContainText('used already or is too old');
    await page.goto('/reset-password');
    await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  } finally {
    await inbox.stop();
  }
});

test('a sign-in by an outside service that failed says why', async ({ newPage }) => {
  const page = await newPage();
  await page.goto('/sign-in?problem=unverified');
  await expect(page.getByRole('alert')).toContainText('has not confirmed your email address');
  await page.goto('/sign-in?problem=nonsense');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('where the sections stand in a row, the open one is in view', async ({ newPage }) => {
  const page = await newPage();
  await signUp(page, person('Anna'));
  const isInView = async (name: string) => {
    const open = page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name });
    await expect(open).toHaveAttribute('aria-current', 'page');
    await expect(open).toBeInViewport({ ratio: 1 });
  };

  await page.goto('/settings/appearance');
  await isInView('Appearance');
  await page.setViewportSize({ width: 390, height: 844 });
  await isInView('Appearance');
  await page.getByRole('link', { name: 'Blocked and muted' }).click();
  await isInView('Blocked and muted');
  await page.goto('/settings/appearance');
  await isInView('Appearance');
});
