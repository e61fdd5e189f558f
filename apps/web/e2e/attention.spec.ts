import type { BrowserContext, Page } from '@playwright/test';
import { message, openDirect, roomLink, send, twoPeople } from './support/actions.js';
import { expect, test } from './support/test.js';

interface Shown {
  title: string;
  body: string;
  isClosed: boolean;
}

/** A desktop that notes what it is given: the browser of the tests has none. */
async function useDesktop(context: BrowserContext, permission: NotificationPermission): Promise<void> {
  await context.addInitScript((given) => {
    const shown: { title: string; body: string; isClosed: boolean; click: () => void }[] = [];
    class Desktop {
      static permission = given;
      static asked = 0;
      static async requestPermission() {
        Desktop.asked += 1;
        Desktop.permission = 'granted';
        return 'granted';
      }
      onclick: (() => void) | null = null;
      onclose: (() => void) | null = null;
      readonly #entry;
      constructor(title: string, options: NotificationOptions) {
        this.#entry = { title, body: options.body ?? '', isClosed: false, click: () => this.onclick?.() };
        shown.push(this.#entry);
      }
      close() {
        this.#entry.isClosed = true;
        this.onclose?.();
      }
    }
    Object.assign(window, { Notification: Desktop, shownOnDesktop: shown });
  }, permission);
}

const shownOn = (page: Page): Promise<Shown[]> =>
  page.evaluate(() => {
    const shown: unknown = Reflect.get(window, 'shownOnDesktop');
    return JSON.parse(JSON.stringify(shown));
  });
const clickOn = (page: Page, index: number) =>
  page.evaluate((at) => {
    const shown: { click: () => void }[] = Reflect.get(window, 'shownOnDesktop');
    shown[at]?.click();
  }, index);

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('one is told of what is meant for oneself, once, and not of what one looks at', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Attention');
  await useDesktop(anna.context(), 'default');
  await anna.reload();
  await expect(roomLink(anna, 'general')).toBeVisible();

  await test.step('nobody is asked before they press the button', async () => {
    const offer = anna.getByRole('region', { name: 'Desktop notifications' });
    await expect(offer).toBeVisible();
    expect(await anna.evaluate(() => Reflect.get(Notification, 'asked'))).toBe(0);
    await offer.getByRole('button', { name: 'Turn on notifications' }).click();
    await expect(anna.getByText('Notifications are on in this browser')).toBeVisible();
    await expect(offer).toHaveCount(0);
  });

  await test.step('a room in view does not disturb', async () => {
    await send(ben, 'seen at once');
    await expect(message(anna, 'seen at once')).toBeVisible();
    expect(await shownOn(anna)).toEqual([]);
  });

  await test.step('a first direct message does, with title and mark', async () => {
    await openDirect(ben, 'Anna');
    await send(ben, 'Have you a minute?');
    await expect.poll(() => shownOn(anna)).toEqual([{ title: 'Ben', body: 'Have you a minute?', isClosed: false }]);
    await expect(anna).toHaveTitle(/^\(1\) general/);
    await expect(anna.locator('link[rel="icon"]')).toHaveAttribute('href', /^data:image\/svg\+xml,.*%3E1%3C%2Ftext/);
  });

  await test.step('a click leads to the message, and takes it away', async () => {
    await clickOn(anna, 0);
    await expect(message(anna, 'Have you a minute?')).toHaveAttribute('aria-current', 'true');
    await expect.poll(async () => (await shownOn(anna))[0]?.isClosed).toBe(true);
    await expect(anna).toHaveTitle(/^Ben · Attention/);
  });

  await test.step('reading elsewhere takes it away too', async () => {
    await roomLink(anna, 'general').click();
    await send(ben, 'And now?');
    await expect.poll(async () => (await shownOn(anna)).length).toBe(2);
    await roomLink(anna, 'Ben').click();
    await expect.poll(async () => (await shownOn(anna))[1]?.isClosed).toBe(true);
  });

  await test.step('do-not-disturb keeps it quiet; the count stays', async () => {
    await roomLink(anna, 'general').click();
    // What is behind an open menu is hidden from who reads by ear.
    const mine = anna.getByRole('button', { name: /^Your menu/, includeHidden: true });
    await mine.click();
    const above = async () =>
      ((await mine.boundingBox())?.y ?? 0) - ((await anna.getByRole('menu').boundingBox())?.y ?? 0);
    const before = await above();
    await anna.setViewportSize({ width: 1_200, height: 650 });
    const moved = async () => Math.abs((await above()) - before);
    // It had not quite come in when it was measured first.
    await expect.poll(moved, 'the menu follows its button when the window is resized').toBeLessThan(8);
    await anna.getByRole('menuitemradio', { name: 'Do not disturb' }).click();
    await send(ben, 'not now');
    await expect(anna).toHaveTitle(/^\(1\) /);
    expect(await shownOn(anna)).toHaveLength(2);
  });
});

test('several windows tell of a message once', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Windows');
  await openDirect(anna, 'Ben');
  await useDesktop(anna.context(), 'granted');
  await anna.reload();
  const second = await anna.context().newPage();
  await second.goto(anna.url());
  await expect(second.getByRole('heading', { level: 1, name: 'Ben' })).toBeVisible();
  await expect(anna.getByRole('heading', { level: 1, name: 'Ben' })).toBeVisible();

  await send(ben, 'to both windows');
  await expect(roomLink(anna, 'general').getByTestId('unread-badge')).toBeVisible();
  await expect(roomLink(second, 'general').getByTestId('unread-badge')).toBeVisible();
  await expect.poll(async () => (await shownOn(anna)).length + (await shownOn(second)).length).toBe(1);

  // What is looked at in one window is not told of by the other.
  await roomLink(second, 'general').click();
  await send(ben, 'seen in one of them');
  await expect(message(second, 'seen in one of them')).toBeVisible();
  await send(ben, 'and one more');
  await expect(message(second, 'and one more')).toBeVisible();
  expect((await shownOn(anna)).length + (await shownOn(second)).length).toBe(1);

  // The other takes over when the one that told is closed.
  await anna.close();
  await openDirect(second, 'Ben');
  await send(ben, 'to the one that is left');
  await expect.poll(async () => (await shownOn(second)).at(-1)?.body).toBe('to the one that is left');
});

test('a room has the preference one gave it, and a menu by the keyboard', async ({ newPage, complaints }) => {
  complaints.allow(/Notification/);
  const { anna, ben, annaIs } = await twoPeople(newPage, 'Quiet');
  await useDesktop(anna.context(), 'granted');
  await anna.reload();
  await openDirect(anna, 'Ben');
  const general = roomLink(anna, 'general');

  await test.step('muted: no number, no notification, and it shows', async () => {
    await general.focus();
    await anna.keyboard.press('Shift+F10');
    await anna.getByRole('menuitem', { name: 'Mute for eight hours' }).press('Enter');
    await expect(general).toContainText('(muted)');
    await expect(general).toBeFocused();
    await send(ben, 'nobody hears this');
    await openDirect(ben, 'Anna');
    await send(ben, 'but this');
    await expect(message(anna, 'but this')).toBeVisible();
    await expect(general.getByTestId('unread-badge')).toHaveCount(0);
    expect(await shownOn(anna)).toEqual([]);
  });

  await test.step('mentions only', async () => {
    const { x = 0, y = 0 } = (await general.boundingBox()) ?? {};
    await general.click({ button: 'right', position: { x: 40, y: 10 } });
    const away = async () => {
      const menu = await anna.getByRole('menu').boundingBox();
      return Math.hypot((menu?.x ?? 0) - x - 40, (menu?.y ?? 0) - y - 10);
    };
    await expect.poll(away, 'how far from the pointer').toBeLessThan(20);
    await anna.getByRole('menuitem', { name: 'Unmute' }).click();
    await general.click();
    await anna.getByRole('button', { name: 'More about this room' }).click();
    await anna.getByRole('menuitemradio', { name: 'When I am mentioned' }).click();
    await roomLink(anna, 'Ben').click();
    await roomLink(ben, 'general').click();
    await send(ben, 'not for you');
    await expect(general.getByTestId('unread-badge')).toHaveText('1 unread messages');
    await send(ben, `@${annaIs.username}, this is for you`);
    await expect.poll(() => shownOn(anna)).toMatchObject([{ title: 'Ben in #general' }]);
    await expect(general.getByTestId('unread-badge')).toHaveText('@1 mentions');
    await expect(anna).toHaveTitle(/^\(1\) /);
  });

  await test.step('marked read without going there', async () => {
    await general.focus();
    await anna.keyboard.press('Tab');
    await anna.keyboard.press('Enter');
    await anna.getByRole('menuitem', { name: 'Mark as read' }).press('Enter');
    await expect(general.getByTestId('unread-badge')).toHaveCount(0);
    await expect(anna).toHaveTitle(/^Ben/);
    await expect.poll(async () => (await shownOn(anna))[0]?.isClosed).toBe(true);
  });
});
