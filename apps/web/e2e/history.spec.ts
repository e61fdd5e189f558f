import { createConfabClient } from '@confab/client';
import type { Page } from '@playwright/test';
import {
  composer,
  createTeam,
  invite,
  joinByLink,
  message,
  person,
  roomLink,
  send,
  signUp,
} from './support/actions.js';
import { expect, test } from './support/test.js';

const url = `http://localhost:${process.env.E2E_PORT ?? 3499}`;

/** Writes many messages into the room that is open, as another person would with a script. */
async function fill(who: { username: string; password: string }, roomId: string, count: number): Promise<void> {
  const client = createConfabClient({ url, client: 'script' });
  try {
    await client.login({ login: who.username, password: who.password });
    for (let number = 1; number <= count; number += 1) {
      const lines = number % 7 === 0 ? '\nwith a second line\nand a third' : '';
      await client.api.messages.send.mutate({ roomId, body: `message number ${number}.${lines}` });
    }
  } finally {
    client.close();
  }
}

function roomId(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

const WHEEL = 250;

/** Notes from now on, frame by frame, how far what is in view moves: the least and the most in one frame. */
async function watchMoves(page: Page): Promise<() => Promise<{ least: number; most: number; frames: number }>> {
  const handle = await page.getByTestId('message-scroller').evaluateHandle((scroller) => {
    const moves = { least: 0, most: 0, frames: 0 };
    let before = new Map<Element, number>();
    const look = () => {
      const view = scroller.getBoundingClientRect();
      const now = new Map<Element, number>();
      for (const article of scroller.querySelectorAll('article[data-seq]')) {
        const { bottom } = article.getBoundingClientRect();
        if (bottom > view.top && bottom < view.bottom) now.set(article, bottom);
      }
      for (const [article, bottom] of now) {
        const moved = bottom - (before.get(article) ?? bottom);
        moves.least = Math.min(moves.least, moved);
        moves.most = Math.max(moves.most, moved);
      }
      moves.frames += 1;
      before = now;
      requestAnimationFrame(lookAtItsEnd);
    };
    // What the frame shows: what resizes by itself is seen to between layout and paint, by an observer made before this one.
    const lookAtItsEnd = () => {
      const observer = new ResizeObserver(() => {
        observer.disconnect();
        look();
      });
      observer.observe(scroller);
    };
    look();
    return moves;
  });
  return () => handle.jsonValue();
}

/** Waits until the list has stopped moving. */
async function atRest(page: Page): Promise<void> {
  const scroller = page.getByTestId('message-scroller');
  const position = () => scroller.evaluate((element) => `${element.scrollTop} of ${element.scrollHeight}`);
  for (let last = ''; last !== (await position()); ) {
    last = await position();
    await page.waitForTimeout(80);
  }
}

/** Where a message stands on the screen. */
async function topOf(page: Page, text: string): Promise<number> {
  const box = await message(page, text).boundingBox();
  if (!box) throw new Error(`${text} is not on the screen`);
  return box.y;
}

test('a long history opens where it is new, loads without jumping, and sticks to its end only there', async ({
  newPage,
}) => {
  test.setTimeout(120_000);
  const [anna, ben] = [await newPage(), await newPage()];
  const benIs = person('Ben');
  await signUp(anna, person('Anna'));
  await createTeam(anna, 'Long');
  await joinByLink(ben, await invite(anna), benIs);
  const general = roomId(anna);
  await send(anna, 'read until here');

  await test.step('many unread: the badge stops at 99+, the room opens at the line', async () => {
    await anna.getByRole('button', { name: 'Create a channel' }).click();
    await anna.getByLabel('Name').fill('elsewhere');
    await anna.getByRole('button', { name: 'Create channel' }).click();
    await expect(anna.getByRole('heading', { level: 1, name: 'elsewhere' })).toBeVisible();
    await fill(benIs, general, 150);
    await expect(roomLink(anna, 'general').getByTestId('unread-badge')).toContainText('99+');
    await anna.reload();
    await roomLink(anna, 'general').click();
    await expect(anna.getByTestId('new-line')).toBeInViewport();
    await expect(message(anna, 'message number 1.')).toBeInViewport();
    await expect(message(anna, 'read until here')).toBeInViewport();
  });

  await test.step('down to the end by the pill, and everything is read', async () => {
    await anna.getByTestId('new-pill').click();
    await expect(message(anna, 'message number 150.')).toBeInViewport();
    await expect(anna.getByTestId('new-pill')).toHaveCount(0);
    await expect(roomLink(anna, 'general').getByTestId('unread-badge')).toHaveCount(0);
  });

  await test.step('older messages come as one scrolls up, and nothing jumps', async () => {
    await anna.reload();
    await expect(message(anna, 'message number 150.')).toBeInViewport();
    const log = anna.getByRole('log');
    await log.hover();
    const moves = await watchMoves(anna);
    for (let turn = 0; turn < 100; turn += 1) {
      if ((await message(anna, 'read until here').count()) > 0) break;
      await anna.mouse.wheel(0, -WHEEL);
      await atRest(anna);
    }
    const { least, most, frames } = await moves();
    expect(frames).toBeGreaterThan(20);
    // What is in view moves with the wheel, never back and never by a page.
    expect(least).toBeGreaterThan(-2);
    expect(most).toBeLessThan(WHEEL + 2);
    await expect(message(anna, 'read until here')).toHaveCount(1);
  });

  await test.step('what arrives while one reads above moves nothing, and is told by a pill', async () => {
    await atRest(anna);
    const before = await topOf(anna, 'message number 3.');
    await send(ben, 'news from below');
    await expect(anna.getByTestId('new-pill')).toHaveText('1 new');
    expect(await topOf(anna, 'message number 3.')).toBe(before);
    await anna.getByTestId('new-pill').click();
    await expect(message(anna, 'news from below')).toBeInViewport();
  });

  await test.step('at the end, the list follows', async () => {
    for (let count = 1; count <= 4; count += 1) await send(ben, `following ${count}`);
    await expect(message(anna, 'following 4')).toBeInViewport();
    await fill(benIs, general, 40);
    await expect(message(anna, 'message number 40.').last()).toBeInViewport();
    await expect(anna.getByTestId('new-pill')).toHaveCount(0);
    await composer(anna).fill('a\nfield\nthat\nis\nhigh');
    await expect(message(anna, 'message number 40.').last()).toBeInViewport();
    await composer(anna).press('Enter');
    await expect(message(anna, 'that')).toBeInViewport();
  });
});

test('at the end one stays, whatever size the window takes', async ({ newPage }) => {
  const page = await newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await signUp(page, person('Anna'));
  await createTeam(page, 'Sizes');
  // More than fits at a desk, and more lines of it on a phone.
  const words = 'with some more words that have to go into another line on a narrow screen. '.repeat(2);
  for (let number = 1; number <= 24; number += 1) await send(page, `number ${number} ${words}`);
  await page.mouse.move(0, 0);
  for (let turn = 0; turn < 4; turn += 1) {
    await page.setViewportSize({ width: 390, height: 844 });
    await atRest(page);
    await expect(message(page, 'number 24')).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'To the newest' })).toHaveCount(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await atRest(page);
  }
});
