import { composer, message, openDirect, roomLink, send, twoPeople } from './support/actions.js';
import { expect, test } from './support/test.js';

test('what was said is found by words and filters, and a click leads to it', async ({ newPage }) => {
  const { anna, ben, benIs } = await twoPeople(newPage, 'Finders');
  await send(ben, 'The turquoise boards are in the hall');
  for (let count = 1; count <= 12; count += 1) await send(anna, `line ${count}\nwith\nsome\nheight`);
  await send(anna, 'Turquoise is a colour, see https://example.org/');
  await openDirect(anna, 'Ben');

  const field = anna.getByRole('combobox', { name: 'Search messages' });
  const hits = anna.getByRole('option');
  await test.step('by words, with the words marked', async () => {
    await composer(anna).press('Control+Shift+F');
    await field.fill('turq');
    await expect(hits).toHaveCount(2);
    await expect(hits.first().locator('mark')).toHaveText('Turquoise');
    await expect(hits.first()).toContainText('#general');
  });

  await test.step('filters become chips, and can be taken away', async () => {
    await field.pressSequentially(` from:${benIs.username} `);
    await expect(anna.getByRole('button', { name: `Remove the filter from:${benIs.username}` })).toBeVisible();
    await expect(hits).toHaveCount(1);
    await field.press('Home');
    await field.press('Backspace');
    await expect(hits).toHaveCount(2);
    await anna.getByRole('button', { name: 'Filter by has:' }).click();
    await anna.getByRole('option', { name: 'has:link' }).click();
    await expect(hits).toHaveCount(1);
    await anna.getByRole('button', { name: 'Remove the filter has:link' }).click();
    await field.fill('turquoise in:nowhere ');
    await expect(anna.getByText('There is no room “nowhere”')).toBeVisible();
    await anna.getByRole('button', { name: 'Remove the filter in:nowhere' }).click();
  });

  await test.step('a click leads to the message in its room', async () => {
    await field.fill('turquoise');
    await hits.filter({ hasText: 'boards' }).click();
    await expect(anna.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
    await expect(message(anna, 'turquoise boards')).toHaveAttribute('aria-current', 'true');
    await expect(message(anna, 'turquoise boards')).toBeInViewport();
    await expect(message(anna, 'turquoise boards')).toBeFocused();
  });

  await test.step('the address leads there again, for somebody else too', async () => {
    await ben.goto(anna.url());
    await expect(message(ben, 'turquoise boards')).toHaveAttribute('aria-current', 'true');
    await expect(message(ben, 'turquoise boards')).toBeInViewport();
    await composer(ben).press('Escape');
    await expect(ben).not.toHaveURL(/message=/);
    await expect(message(ben, 'Turquoise is a colour')).toBeInViewport();
    await expect(roomLink(ben, 'general')).toBeVisible();
  });
});
