import type { Page } from '@playwright/test';
import { createTeam, invite, joinByLink, person, send, signUp } from './support/actions.js';
import { expect, test } from './support/test.js';

const german = (page: Page) => expect(page.locator('html')).toHaveAttribute('lang', 'de');
const english = (page: Page) => expect(page.locator('html')).toHaveAttribute('lang', 'en');

/** Whether the page has fetched the German words. */
function watchGerman(page: Page): () => boolean {
  let isFetched = false;
  page.on('request', (request) => {
    if (/\/german-[^/]*\.js$/u.test(request.url())) isFetched = true;
  });
  return () => isFetched;
}

test('a stranger reads the language of the browser, and can choose another', async ({ newPage, complaints }) => {
  complaints.allow(/status of 40[01]/);
  const page = await newPage({ locale: 'de-CH' });
  const hasGerman = watchGerman(page);
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Willkommen zurück' })).toBeVisible();
  await german(page);
  expect(hasGerman()).toBe(true);
  await expect(page).toHaveTitle(/Anmelden/);

  // What the schemas and the server say is German as well.
  await page.getByLabel('E-Mail oder Benutzername').fill('nobody');
  await page.getByLabel('Passwort', { exact: true }).focus();
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByLabel('Passwort', { exact: true })).toHaveAccessibleDescription('Das darf nicht leer sein');
  await page.getByLabel('Passwort', { exact: true }).fill('not the right one');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('alert')).toHaveText('Anmeldename oder Passwort ist falsch');

  const choice = page.getByRole('combobox', { name: 'Sprache' });
  await choice.focus();
  await choice.selectOption({ label: 'English' });
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Language' })).toBeFocused();
  await english(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await english(page);
});

test('who reads English fetches no German', async ({ newPage }) => {
  const page = await newPage({ locale: 'fr-FR' });
  const hasGerman = watchGerman(page);
  await signUp(page, person('Claire'));
  await english(page);
  expect(hasGerman()).toBe(false);
});

test('one chooses German in the settings, and goes back', async ({ newPage }) => {
  const [anna, ben] = [await newPage(), await newPage()];
  await signUp(anna, person('Anna'));
  await createTeam(anna, 'Tongues');
  await joinByLink(ben, await invite(anna), person('Ben'));
  await send(ben, 'Guten Tag');

  await anna.goto('/settings/appearance');
  await anna.getByText('Deutsch', { exact: true }).click();
  await expect(anna.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await expect(anna.getByRole('radio', { name: 'Deutsch' })).toBeFocused();
  await expect(anna.getByRole('radio', { name: 'Deutsch' })).toBeChecked();
  await german(anna);
  await anna.reload();
  await expect(anna.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await german(anna);
  await expect(anna).toHaveTitle(/Einstellungen/);

  // A room: the frame around it, what happened in it, and what is said of numbers.
  await anna.getByRole('link', { name: 'Zurück zu den Räumen' }).click();
  await expect(anna.getByRole('navigation', { name: 'Kanäle und Unterhaltungen' })).toBeVisible();
  await expect(anna.getByRole('log', { name: 'Nachrichten in #general' })).toContainText(
    'Du hast ihn angelegt · Heute',
  );
  await expect(anna.getByRole('textbox', { name: 'Nachricht an #general' })).toBeVisible();
  await expect(anna.getByRole('button', { name: /^2 Mitglieder/ })).toBeVisible();
  await expect(anna.getByRole('heading', { level: 3, name: /^Heute/ })).toBeVisible();
  const said = anna.getByRole('article').filter({ hasText: 'Guten Tag' });
  await said.hover();
  await said.getByRole('button', { name: 'Reagieren' }).click();
  await anna.getByRole('menuitem', { name: '👍' }).click();
  await expect(said.getByRole('button', { name: '👍, 1 Person, du selbst' })).toBeVisible();

  // The keys go from one to the next as before.
  await anna.goto('/settings/appearance');
  await anna.getByRole('radio', { name: 'Deutsch' }).focus();
  await anna.keyboard.press('ArrowUp');
  await expect(anna.getByRole('radio', { name: 'English' })).toBeFocused();
  await expect(anna.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await english(anna);
  await anna.getByText('Like the browser', { exact: true }).click();
  await english(anna);
  await expect.poll(() => anna.evaluate(() => localStorage.getItem('confab.language'))).toBeNull();
});
