import { message, openDirect, send, twoPeople } from './support/actions.js';
import { NARROW, take } from './support/pictures.js';
import { expect, test } from './support/test.js';

test('pictures of the pages in German, whose words are longer', async ({ newPage, complaints }) => {
  test.setTimeout(300_000);
  complaints.allow(/404/);
  const stranger = await newPage({ locale: 'de-DE' });
  await stranger.goto('/sign-up');
  await take(stranger, 'german-sign-up');

  const { anna, ben } = await twoPeople(newPage, 'Atelier Nord');
  await send(ben, 'Guten Morgen! Die neuen Bretter sind da, sie liegen im Saal.');
  await send(anna, 'Sehr gut. Ich komme um zehn.');
  await openDirect(ben, 'Anna');
  await send(ben, 'Hast du den Schlüssel?');
  await anna.evaluate(() => localStorage.setItem('confab.language', 'de'));
  await anna.reload();
  await expect(anna.locator('html')).toHaveAttribute('lang', 'de');
  await message(anna, 'Guten Morgen').hover();
  await take(anna, 'german-room');
  await message(anna, 'Guten Morgen').focus();
  await anna.keyboard.press('t');
  await take(anna, 'german-thread');
  await anna.keyboard.press('Escape');
  await anna.getByRole('button', { name: 'Details des Raums' }).click();
  await take(anna, 'german-details');
  await anna.keyboard.press('Escape');

  await anna.getByRole('button', { name: 'Mehr zu diesem Raum' }).click();
  await take(anna, 'german-room-menu');
  await anna.getByRole('menuitem', { name: 'Einstellungen des Raums' }).click();
  await take(anna, 'german-room-settings');
  await anna.keyboard.press('Escape');
  const teamMenu = anna.getByRole('button', { name: /Menü des Teams/ });
  await teamMenu.click();
  await take(anna, 'german-team-menu');
  for (const name of ['Leute einladen', 'Mitglieder', 'Einstellungen des Teams', 'Kanal anlegen']) {
    await anna.getByRole('menuitem', { name }).click();
    await take(anna, `german-${name.toLowerCase().replaceAll(' ', '-')}`);
    await anna.keyboard.press('Escape');
    await teamMenu.click();
  }
  await anna.keyboard.press('Escape');
  await anna.keyboard.press('Control+k');
  await take(anna, 'german-palette');
  await anna.keyboard.press('Escape');
  await anna.keyboard.press('Control+Shift+f');
  await take(anna, 'german-search');
  await anna.keyboard.press('Escape');
  await expect(anna.getByRole('dialog')).toHaveCount(0);
  await anna.keyboard.press('?');
  await take(anna, 'german-keys');
  await anna.keyboard.press('Escape');
  await anna.getByRole('button', { name: /^Dein Menü/ }).click();
  await take(anna, 'german-my-menu');
  await anna.keyboard.press('Escape');
  for (const section of ['profile', 'account', 'sessions', 'people', 'appearance']) {
    await anna.goto(`/settings/${section}`);
    await take(anna, `german-settings-${section}`);
  }

  const phone = await newPage({ locale: 'de-DE', viewport: NARROW });
  await phone.goto('/sign-in');
  await take(phone, 'german-sign-in', [NARROW]);
});
