import type { Page } from '@playwright/test';
import {
  composer,
  createTeam,
  invite,
  joinByLink,
  message,
  person,
  send,
  signUp,
  texts,
  tryNow,
} from './support/actions.js';
import { Cluster } from './support/cluster.js';
import { expect, test } from './support/test.js';

/** Writes without waiting for the server, which may be gone. */
async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

test('people on two servers are together, and nothing is lost when either is killed', async ({
  newPage,
  complaints,
}) => {
  test.setTimeout(180_000);
  complaints.allow(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|ERR_NETWORK|WebSocket connection|50[0-9]/);
  await using cluster = await Cluster.start();
  const [here, there] = cluster.ways;
  const [anna, ben] = [await newPage({ baseURL: here.url }), await newPage({ baseURL: there.url })];
  const said: string[] = [];

  await test.step('they meet, each at another server', async () => {
    await signUp(anna, person('Anna'));
    await createTeam(anna, 'Two servers');
    const path = new URL(await invite(anna)).pathname;
    await joinByLink(ben, path, person('Ben'));
    await send(anna, 'from the first');
    await expect(message(ben, 'from the first')).toBeVisible();
    await send(ben, 'from the second');
    await expect(message(anna, 'from the second')).toBeVisible();
    said.push('from the first', 'from the second');
  });

  await test.step('they see each other write, be there, and read', async () => {
    await composer(ben).pressSequentially('Hm');
    await expect(anna.getByTestId('typing-line')).toHaveText('Ben is typing…');
    await composer(ben).fill('');
    await anna.getByRole('link', { name: 'People' }).click();
    await anna.getByRole('button', { name: /Ben/ }).first().click();
    await expect(anna.getByRole('dialog')).toContainText('Online');
    await anna.keyboard.press('Escape');
    await anna.goBack();
    const first = message(anna, 'from the first');
    await first.hover();
    await first.getByRole('button', { name: 'More to do with this message' }).click();
    await anna.getByRole('menuitem', { name: 'Who has seen it' }).click();
    await expect(anna.getByRole('dialog', { name: 'Seen by' })).toContainText('Ben');
    await anna.keyboard.press('Escape');
  });

  const [first, second] = cluster.nodes;
  for (const [index, { killed, kept, way, left, right }] of [
    { killed: first, kept: second, way: here, left: anna, right: ben },
    { killed: second, kept: first, way: there, left: ben, right: anna },
  ].entries()) {
    await test.step(`server ${index + 1} is killed in the middle of talk`, async () => {
      await write(left, `${index}: just before, from here`);
      await expect(message(right, `${index}: just before, from here`)).toBeVisible();
      await killed.kill();
      await expect(left.getByTestId('connection-banner')).toBeVisible();
      await write(left, `${index}: into the void`);
      for (let count = 1; count <= 3; count += 1) await send(right, `${index}: meanwhile ${count}`);
      way.lead(kept.port);
      await tryNow(left);
      await expect(left.getByTestId('connection-banner')).toHaveCount(0);
      await expect(message(left, `${index}: into the void`)).toHaveAttribute('data-seq', /\d+/);
      await expect(message(right, `${index}: into the void`)).toBeVisible();
      said.push(
        `${index}: just before, from here`,
        ...[1, 2, 3].map((count) => `${index}: meanwhile ${count}`),
        `${index}: into the void`,
      );
      for (const page of [left, right]) await expect.poll(() => texts(page)).toEqual(said);
      await killed.start();
      way.lead(killed.port);
      await send(right, `${index}: together again`);
      await expect(message(left, `${index}: together again`)).toBeVisible();
      said.push(`${index}: together again`);
    });
  }
});
