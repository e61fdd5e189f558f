import { createTeam, fillSignUp, person, signUp } from './support/actions.js';
import { expect, test } from './support/test.js';

test('the forms say what is wrong, below the field, as one leaves it', async ({ newPage }) => {
  const page = await newPage();
  await page.goto('/sign-up');
  await page.getByLabel('Email').fill('not an address');
  await page.getByLabel('Username').fill('Two Words');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByLabel('Your name').focus();
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription('Not an e-mail address');
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/letters a–z/);
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription('At least 8 characters');
  await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true');

  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text');
});

test('what the server refuses stands where it belongs', async ({ newPage, complaints }) => {
  complaints.allow(/status of 40[019]/);
  const page = await newPage();
  const anna = person('Anna');
  await page.goto('/sign-up');
  await fillSignUp(page, { ...anna, password: 'password' });
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/most common/);
  await page.getByLabel('Password', { exact: true }).fill(anna.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Hello, Anna' })).toBeVisible();

  const other = await newPage();
  await other.goto('/sign-up');
  await fillSignUp(other, { ...person('Anna'), email: anna.email });
  await expect(other.getByRole('alert')).toHaveText('This e-mail address or username is already in use');

  await other.goto('/sign-in');
  await other.getByLabel('Email or username').fill(anna.username);
  await other.getByLabel('Password', { exact: true }).fill('something else');
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('alert')).toHaveText('The login or the password is wrong');
});

test('signing out and in again leads back to where one was, and nowhere else', async ({ newPage }) => {
  const page = await newPage();
  const anna = person('Anna');
  await signUp(page, anna);
  await createTeam(page, 'Back');
  const place = new URL(page.url()).pathname;

  await page.getByRole('button', { name: /^Your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();

  await page.goto(place);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel('Email or username').fill(anna.email.toUpperCase());
  await page.getByLabel('Password', { exact: true }).fill(anna.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(place);

  await page.goto('/sign-in?next=//evil.example/');
  await expect(page.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
  expect(new URL(page.url()).hostname).toBe('localhost');
});
