import { createTeam, invite, joinByLink, message, person, roomLink, send, signUp } from './support/actions.js';
import { expect, test } from './support/test.js';

test('on a phone there is one column at a time, and everything is in reach of a finger', async ({ newPage }) => {
  const page = await newPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await signUp(page, person('Anna'));
  await page.getByLabel('Team name').fill('Phone');
  await page.getByRole('button', { name: 'Create team' }).tap();
  await roomLink(page, 'general').tap();
  await expect(page.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
  await expect(roomLink(page, 'general')).toBeHidden();
  await send(page, 'from the tram');

  await message(page, 'from the tram').tap();
  const edit = page.getByRole('button', { name: 'Edit' });
  await expect(edit).toBeVisible();
  const tooSmall = () =>
    page.getByRole('button').evaluateAll((buttons) =>
      buttons
        .filter((button) => {
          const { width, height } = button.getBoundingClientRect();
          return button.getClientRects().length > 0 && Math.min(width, height) < 44;
        })
        .map((button) => button.outerHTML),
    );
  await expect.poll(tooSmall).toEqual([]);
  await edit.tap();
  await page.getByRole('textbox', { name: 'Edit your message' }).fill('from the train');
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect(message(page, 'from the train')).toContainText('(edited)');
  await page.getByRole('button', { name: 'Back to the list' }).tap();
  await expect(roomLink(page, 'general')).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 'what stands over')
    .toBe(0);
});

test('two windows of one person show the same, and end together', async ({ newPage, complaints }) => {
  complaints.allow(/status of 401/);
  const anna = await newPage();
  const ben = await newPage();
  await signUp(anna, person('Anna'));
  await createTeam(anna, 'Twice');
  await joinByLink(ben, await invite(anna), person('Ben'));
  const second = await anna.context().newPage();
  await second.goto(anna.url());
  await send(second, 'from the second window');
  await expect(message(anna, 'from the second window')).toHaveCount(1);
  await expect(message(ben, 'from the second window')).toHaveCount(1);

  await second.getByRole('button', { name: /^Your menu/ }).click();
  await second.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(second.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expect(anna.getByText('Your session has ended')).toBeVisible();
});
