import { createTeam, person, signUp } from './support/actions.js';
import { choose, fillByKeys, focusIsKept, press, tabTo } from './support/keys.js';
import { expect, test } from './support/test.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('by the keys alone: German before one is inside, and English again', async ({ newPage }) => {
  const page = await newPage();
  const { keyboard } = page;
  const anna = person('Anna');
  await page.goto('/sign-in');
  await tabTo(page, page.getByRole('combobox', { name: 'Language' }));
  // The page is drawn anew at the first letter.
  await keyboard.press('D');
  await expect(page.getByRole('heading', { name: 'Willkommen zurück' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Sprache' })).toBeFocused();
  await press(page, page.getByRole('link', { name: 'Konto anlegen' }));
  await fillByKeys(page, page.getByLabel('Dein Name'), anna.name);
  await fillByKeys(page, page.getByLabel('E-Mail'), anna.email);
  await fillByKeys(page, page.getByLabel('Benutzername'), anna.username);
  await fillByKeys(page, page.getByLabel('Passwort', { exact: true }), anna.password);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hallo, Anna' })).toBeVisible();
  await focusIsKept(page);
  await tabTo(page, page.getByRole('combobox', { name: 'Sprache' }), 'Shift+Tab');
  await keyboard.press('E');
  await expect(page.getByRole('heading', { name: 'Hello, Anna' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Language' })).toBeFocused();
});

test('by the keys alone: the language and the theme, in the settings and in the menu', async ({ newPage }) => {
  const page = await newPage({ colorScheme: 'light' });
  const { keyboard } = page;
  const html = page.locator('html');
  await signUp(page, person('Anna'));
  await createTeam(page, 'Tongues');
  await page.goto('/settings/appearance');

  await test.step('the theme', async () => {
    await tabTo(page, page.getByRole('radio', { name: 'Like the device' }));
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeFocused();
    await expect(html).toHaveAttribute('data-theme', 'dark');
    await keyboard.press('ArrowUp');
    await expect(html).toHaveAttribute('data-theme', 'light');
  });

  await test.step('German', async () => {
    await tabTo(page, page.getByRole('radio', { name: 'Like the browser' }));
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'English' })).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeFocused();
    await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
    await expect(html).toHaveAttribute('lang', 'de');
  });

  await test.step('the menu in German', async () => {
    await press(page, page.getByRole('link', { name: 'Zurück zu den Räumen' }), 'Shift+Tab');
    await expect(page.getByRole('textbox', { name: 'Nachricht an #general' })).toBeFocused();
    const menu = page.getByRole('button', { name: /^Dein Menü/ });
    await press(page, menu, 'Shift+Tab');
    await choose(page, page.getByRole('menuitemradio', { name: 'Dunkel' }));
    await expect(html).toHaveAttribute('data-theme', 'dark');
    await keyboard.press('Escape');
    await expect(menu).toBeFocused();
    await keyboard.press('Enter');
    await choose(page, page.getByRole('menuitem', { name: 'Einstellungen' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
    await focusIsKept(page);
  });

  await test.step('as the browser has it', async () => {
    await press(page, page.getByRole('link', { name: 'Aussehen' }));
    await tabTo(page, page.getByRole('radio', { name: 'Deutsch' }));
    await keyboard.press('ArrowUp');
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'English' })).toBeFocused();
    await keyboard.press('ArrowUp');
    await expect(page.getByRole('radio', { name: 'Like the browser' })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'Like the browser' })).toBeFocused();
    await expect(html).toHaveAttribute('lang', 'en');
  });
});
