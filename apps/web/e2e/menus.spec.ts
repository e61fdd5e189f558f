import { createTeam, holdBackFrom, person, signUp } from './support/actions.js';
import { expect, test } from './support/test.js';

test('a menu whose code comes late begins at its first entry for who goes by the keys', async ({ newPage }) => {
  const page = await newPage();
  const release = await holdBackFrom(page, /\/menu-panel/);
  await signUp(page, person('Anna'));
  await createTeam(page, 'Menus');

  await page.getByRole('button', { name: 'More about this room' }).press('Enter');
  await expect(page.getByRole('button', { name: 'More about this room' })).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('menu')).toHaveCount(0);
  release();
  await expect(page.getByRole('menuitem').first()).toBeFocused();
});
