import { createTeam, person, signIn, signUp } from './support/actions.js';
import { chooseFrom, fillByKeys, focusIsKept, leave, press, tabTo } from './support/keys.js';
import { expect, test } from './support/test.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('by the keys alone: sessions are ended, the password is changed, and the account is left', async ({
  newPage,
  complaints,
}) => {
  test.setTimeout(150_000);
  complaints.allow(/status of 40[01]/);
  const [desk, phone, tablet] = [await newPage(), await newPage(), await newPage()];
  const { keyboard } = desk;
  const anna = person('Anna');
  await signUp(desk, anna);
  await createTeam(desk, 'Places');
  for (const other of [phone, tablet]) {
    await other.goto('/sign-in');
    await signIn(other, anna);
    await expect(other.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
  }
  const end = desk.getByRole('button', { name: /^End the session/ });
  const endOthers = desk.getByRole('button', { name: 'End all others' });

  await test.step('one of them', async () => {
    await chooseFrom(desk, /^Your menu/, 'Settings');
    await press(desk, desk.getByRole('link', { name: 'Sessions' }));
    await expect(desk.getByText('This session')).toBeVisible();
    await expect(end).toHaveCount(2);
    await press(desk, end.first());
    await expect(end).toHaveCount(1);
    await focusIsKept(desk);
  });

  await test.step('all others, after a second thought', async () => {
    const asks = desk.getByRole('alertdialog', { name: 'End all other sessions?' });
    await press(desk, endOthers, 'Shift+Tab');
    await leave(desk, asks);
    await expect(endOthers).toBeFocused();
    await keyboard.press('Enter');
    await press(desk, asks.getByRole('button', { name: 'End all others' }));
    await expect(desk.getByText('1 session ended')).toBeVisible();
    for (const other of [phone, tablet]) {
      await expect(other.getByText('Your session has ended')).toBeVisible();
      await focusIsKept(other);
    }
    // The button goes away with the last of them.
    await expect(endOthers).toHaveCount(0);
    await focusIsKept(desk);
  });

  await test.step('those that have ended', async () => {
    await tabTo(desk, desk.getByRole('checkbox', { name: 'Show ended sessions' }));
    await keyboard.press('Space');
    await expect(desk.getByText('Ended ·')).toHaveCount(2);
    await press(desk, desk.getByRole('button', { name: 'Remove old entries' }));
    await expect(desk.getByText('old entries removed')).toBeVisible();
    await focusIsKept(desk);
    await tabTo(desk, desk.getByRole('checkbox', { name: 'Show ended sessions' }), 'Shift+Tab');
    await keyboard.press('Space');
    await expect(desk.getByText('Ended ·')).toHaveCount(0);
    await focusIsKept(desk);
  });

  await test.step('another password, refused at first', async () => {
    await press(desk, desk.getByRole('link', { name: 'Account' }), 'Shift+Tab');
    const form = desk.getByRole('form', { name: 'Change password' });
    await fillByKeys(desk, form.getByLabel('Current password'), 'not the right one');
    await fillByKeys(desk, form.getByLabel('New password'), 'eight small turtles');
    await keyboard.press('Enter');
    await expect(form.getByLabel('Current password')).toHaveAttribute('aria-invalid', 'true');
    await expect(form.getByLabel('Current password')).toBeFocused();
    await keyboard.press('Control+a');
    await keyboard.type(anna.password);
    await keyboard.press('Enter');
    await expect(desk.getByText('Your password is changed')).toBeVisible();
    await focusIsKept(desk);
  });

  await test.step('out for good', async () => {
    const form = desk.getByRole('form', { name: 'Deactivate your account' });
    await fillByKeys(desk, form.getByLabel('Current password'), 'eight small turtles');
    await press(desk, form.getByRole('button', { name: 'Deactivate account' }));
    await expect(desk.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
    await focusIsKept(desk);
  });
});
