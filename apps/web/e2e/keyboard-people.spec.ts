import { composer, createTeam, message, person, roomLink, send, signUp, twoPeople } from './support/actions.js';
import { chooseFrom, fillByKeys, focusIsKept, leave, press, tabTo } from './support/keys.js';
import { Inbox } from './support/mail.js';
import { expect, test } from './support/test.js';
import { TroubledSocket } from './support/troubled-socket.js';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('by the keys alone: people are found, written to, muted, blocked and let back', async ({ newPage }) => {
  test.setTimeout(150_000);
  const { anna, ben } = await twoPeople(newPage, 'Guild');
  const { keyboard } = anna;
  await send(ben, 'Good morning');
  const profile = anna.getByRole('dialog', { name: 'Profile of Ben' });

  await test.step('the directory, a profile, and a message from there', async () => {
    await press(anna, anna.getByRole('link', { name: 'People' }), 'Shift+Tab');
    await fillByKeys(anna, anna.getByRole('searchbox', { name: 'Search people' }), 'be');
    await press(anna, anna.getByRole('button', { name: 'Open the profile of Ben' }));
    await expect(profile).toContainText('Here since');
    await keyboard.press('Escape');
    await expect(profile).toHaveCount(0);
    await expect(anna.getByRole('button', { name: 'Open the profile of Ben' })).toBeFocused();
    await keyboard.press('Enter');
    await press(anna, profile.getByRole('button', { name: 'Message' }));
    await expect(anna.getByRole('heading', { level: 1, name: 'Ben' })).toBeVisible();
    await tabTo(anna, composer(anna));
    await keyboard.type('Hello Ben');
    await keyboard.press('Enter');
    await expect(roomLink(ben, 'Anna')).toBeVisible();
  });

  await test.step('muted: folded, and shown on request', async () => {
    await press(anna, roomLink(anna, 'general'), 'Shift+Tab');
    await expect(anna.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
    await tabTo(anna, message(anna, 'Good morning'), 'Shift+Tab');
    await press(anna, message(anna, 'Good morning').getByRole('button', { name: 'Ben' }));
    await press(anna, profile.getByRole('button', { name: 'Mute' }));
    await expect(profile).toContainText('You have muted this person.');
    await focusIsKept(anna);
    await leave(anna, profile);
    await press(
      anna,
      message(anna, 'A message of somebody you muted').getByRole('button', { name: 'Show' }),
      'Shift+Tab',
    );
    await expect(message(anna, 'Good morning')).toBeVisible();
    await focusIsKept(anna);
  });

  await test.step('blocked, and let back in the settings', async () => {
    await tabTo(anna, message(anna, 'Good morning'), 'Shift+Tab');
    await press(anna, message(anna, 'Good morning').getByRole('button', { name: 'Ben' }));
    await press(anna, profile.getByRole('button', { name: 'Block' }));
    await press(anna, anna.getByRole('alertdialog').getByRole('button', { name: 'Block' }));
    await expect(profile).toContainText('You have blocked this person.');
    await focusIsKept(anna);
    await leave(anna, profile);
    await chooseFrom(anna, /^Your menu/, 'Settings');
    await press(anna, anna.getByRole('link', { name: 'Blocked and muted' }));
    await press(anna, anna.getByRole('button', { name: 'Unblock Ben' }));
    await expect(anna.getByText('You have blocked nobody.')).toBeVisible();
    await focusIsKept(anna);
    await press(anna, anna.getByRole('button', { name: 'Unmute Ben' }));
    await expect(anna.getByText('You have muted nobody.')).toBeVisible();
    await focusIsKept(anna);
  });
});

test('by the keys alone: what was refused is sent again or thrown away, and what is written offline waits', async ({
  newPage,
  complaints,
}) => {
  complaints.allow(/status of 403|ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  const page = await newPage();
  const { keyboard } = page;
  const socket = await TroubledSocket.of(page);
  await signUp(page, person('Anna'));
  await createTeam(page, 'Tunnel');

  await test.step('refused: sent again, and the focus goes along to the message', async () => {
    socket.refusesMessages = true;
    for (const text of ['to be sent again', 'to be thrown away']) {
      await tabTo(page, composer(page));
      await keyboard.type(text);
      await keyboard.press('Enter');
      await expect(message(page, text)).toHaveAttribute('data-state', 'failed');
    }
    socket.refusesMessages = false;
    await press(page, message(page, 'to be sent again').getByRole('button', { name: 'Retry' }), 'Shift+Tab');
    await expect(message(page, 'to be sent again')).toHaveAttribute('data-seq', /\d+/);
    await expect(message(page, 'to be sent again')).toBeFocused();
  });

  await test.step('thrown away', async () => {
    await press(page, message(page, 'to be thrown away').getByRole('button', { name: 'Discard' }));
    await expect(message(page, 'to be thrown away')).toHaveCount(0);
    await focusIsKept(page);
  });

  await test.step('without a connection', async () => {
    await page.context().setOffline(true);
    socket.cut();
    const banner = page.getByTestId('connection-banner');
    await expect(banner).toBeVisible();
    await tabTo(page, composer(page));
    await keyboard.type('from the tunnel');
    await keyboard.press('Enter');
    await expect(message(page, 'from the tunnel')).toHaveAttribute('data-state', 'sending');
    await tabTo(page, banner.getByRole('button', { name: 'Try now' }), 'Shift+Tab');
    socket.mend();
    await page.context().setOffline(false);
    // A try that was begun in the tunnel hangs, and is given up only when it has had its time.
    await expect(async () => {
      if ((await banner.count()) > 0) await keyboard.press('Enter');
      await expect(banner).toHaveCount(0, { timeout: 3_000 });
    }).toPass();
    await expect(message(page, 'from the tunnel')).toHaveAttribute('data-seq', /\d+/);
    await focusIsKept(page);
  });
});

test('by the keys alone: a forgotten password', async ({ newPage }) => {
  const inbox = new Inbox();
  await inbox.start();
  try {
    const page = await newPage();
    const { keyboard } = page;
    const anna = person('Anna');
    await signUp(page, anna);
    await press(page, page.getByRole('button', { name: 'Sign out' }));
    await press(page, page.getByRole('link', { name: 'Forgot your password?' }));
    await fillByKeys(page, page.getByLabel('Email', { exact: true }), anna.email);
    await keyboard.press('Enter');
    await expect(page.getByText(`If there is an account with ${anna.email}`)).toBeVisible();
    await focusIsKept(page);
    await expect.poll(() => inbox.letters.length).toBe(1);
    const { pathname, hash } = inbox.resetLink();
    await page.goto(pathname + hash);
    await fillByKeys(page, page.getByLabel('New password'), 'eight small turtles');
    await keyboard.press('Enter');
    await fillByKeys(page, page.getByLabel('Email or username'), anna.username);
    await fillByKeys(page, page.getByLabel('Password', { exact: true }), 'eight small turtles');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Hello, Anna' })).toBeVisible();
  } finally {
    await inbox.stop();
  }
});
