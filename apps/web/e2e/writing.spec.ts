import type { Locator, Page } from '@playwright/test';
import {
  composer,
  createTeam,
  message,
  person,
  roomLink,
  send,
  signIn,
  signUp,
  texts,
  twoPeople,
} from './support/actions.js';
import { check } from './support/axe.js';
import { expect, test } from './support/test.js';

/** Puts something into the clipboard and pastes it, as another program would. */
async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await composer(page).evaluate((field, entries) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(entries)) clipboardData.setData(type, value);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

test('formatted text is shown as it is meant, and nothing in it is run', async ({ newPage }) => {
  const { anna, ben, annaIs } = await twoPeople(newPage, 'Print');

  await test.step('marks, lists, tables and code', async () => {
    await composer(anna).fill('Both **strong** and _soft_\nnext line\n\n- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |');
    await anna.getByRole('button', { name: 'Send' }).click();
    const said = message(ben, 'strong');
    await expect(said.locator('strong')).toHaveText('strong');
    await expect(said.getByRole('img', { name: 'Done' })).toBeVisible();
    await expect(said.getByRole('cell', { name: '2' })).toBeVisible();
    await expect(said.locator('br')).toHaveCount(1);
  });

  await test.step('code has colours and can be copied', async () => {
    await ben.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await composer(anna).fill('```ts\nconst four = 2 + 2;\n```');
    await anna.getByRole('button', { name: 'Send' }).click();
    const code = message(ben, 'const four');
    await expect(code.locator('.code-keyword')).toHaveText('const');
    await code.hover();
    await code.getByRole('button', { name: 'Copy code' }).click();
    await expect.poll(() => ben.evaluate(() => navigator.clipboard.readText())).toBe('const four = 2 + 2;');
  });

  await test.step('what could do harm is text', async () => {
    await composer(anna).fill('<img src=x onerror="document.title=1"> **and** [here](javascript:alert(1))');
    await composer(anna).press('Enter');
    const said = message(ben, 'onerror');
    await expect(said.locator('strong')).toBeVisible();
    await expect(said.locator('img[src="x"]')).toHaveCount(0);
    await expect(said.getByRole('link')).toHaveCount(0);
    await expect(said).toContainText('<img src=x');
  });

  await test.step('who is called leads to their profile', async () => {
    await send(ben, `Over to @${annaIs.username}, not @nobody-at-all`);
    const said = message(anna, 'Over to');
    await expect(said.locator('.bg-attention-soft')).toHaveText(`@${annaIs.username}`);
    await said.getByRole('button', { name: new RegExp(`@${annaIs.username}`) }).click();
    await expect(anna.getByRole('dialog')).toContainText('Anna');
    await anna.keyboard.press('Escape');
  });
});

test('names, channels and emoji are completed by the keys', async ({ newPage }) => {
  const { anna, ben, benIs } = await twoPeople(newPage, 'Index');

  await test.step('a person', async () => {
    await composer(anna).pressSequentially('Hello @be');
    const list = anna.getByRole('listbox', { name: 'People' });
    await expect(list.getByRole('option', { name: /Ben/ })).toHaveAttribute('aria-selected', 'true');
    await composer(anna).press('Enter');
    await expect(composer(anna)).toHaveValue(`Hello @${benIs.username} `);
    await composer(anna).press('Enter');
    await expect(message(ben, 'Hello').locator('.bg-attention-soft')).toBeVisible();
    // One leaves it by Escape, and it stays away.
    await composer(anna).pressSequentially('@be');
    await expect(list).toBeVisible();
    await composer(anna).press('Escape');
    await composer(anna).pressSequentially('n');
    await expect(list).toHaveCount(0);
    await composer(anna).fill('');
  });

  await test.step('everybody', async () => {
    await composer(anna).pressSequentially('@');
    await composer(anna).press('ArrowDown');
    await composer(anna).press('Tab');
    await expect(composer(anna)).toHaveValue('@channel ');
    await composer(anna).fill('');
  });

  await test.step('a channel, which is a link then', async () => {
    await composer(anna).pressSequentially('See #gen');
    await anna.getByRole('option', { name: 'general' }).click();
    await composer(anna).press('Enter');
    await message(ben, 'See').getByRole('link', { name: '#general' }).click();
    await expect(ben.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
  });

  await test.step('an emoji by its name', async () => {
    await composer(anna).pressSequentially('Done :tad');
    await expect(anna.getByRole('option', { name: /:tada:/ })).toBeVisible();
    await composer(anna).press('Tab');
    await expect(composer(anna)).toHaveValue('Done 🎉 ');
    await composer(anna).fill('');
    await composer(anna).pressSequentially('at 10:04 :rocket:');
    await expect(composer(anna)).toHaveValue('at 10:04 🚀');
    await composer(anna).fill('');
  });

  await test.step('an emoji from all of them, in messages and as a reaction', async () => {
    await anna.getByRole('button', { name: 'Insert an emoji' }).click();
    await anna.getByRole('searchbox', { name: 'Search emoji' }).fill('sailboat');
    await anna.getByRole('gridcell', { name: 'Sailboat' }).click();
    await expect(composer(anna)).toBeFocused();
    await expect(composer(anna)).toHaveValue('⛵');
    await composer(anna).press('Enter');
    const said = message(ben, '⛵');
    await said.focus();
    await ben.keyboard.press('r');
    await ben.getByRole('menuitem', { name: 'All emoji…' }).click();
    await ben.getByRole('searchbox', { name: 'Search emoji' }).fill('octopus');
    await expect(ben.getByRole('gridcell')).toHaveCount(1);
    await ben.keyboard.press('Enter');
    await expect(said.getByRole('button', { name: '🐙, 1 person, you among them' })).toBeVisible();
    await expect(said).toBeFocused();
    await message(anna, '⛵').getByRole('button', { name: /^🐙/ }).hover();
    await expect(anna.getByRole('tooltip')).toContainText('Ben');
  });
});

test('text is formatted by keys and buttons, and what is pasted keeps its form', async ({ newPage }) => {
  const page = await newPage();
  await signUp(page, person('Anna'));
  await createTeam(page, 'Desk');
  const field = composer(page);

  await test.step('keys and buttons', async () => {
    await field.fill('one two');
    await field.press('Control+a');
    await field.press('Control+b');
    await expect(field).toHaveValue('**one two**');
    await field.press('Control+b');
    await page.getByRole('button', { name: 'Italic' }).click();
    await expect(field).toHaveValue('_one two_');
    await expect(field).toBeFocused();
    await field.press('Control+z');
    await expect(field).toHaveValue('one two');
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await field.press('End');
    await field.press('Shift+Enter');
    await field.pressSequentially('three');
    await expect(field).toHaveValue('- one two\n- three');
  });

  await test.step('Enter within code goes on with the code', async () => {
    await field.fill('```');
    await field.press('End');
    await field.press('Enter');
    await field.pressSequentially('x = 1');
    await expect(field).toHaveValue('```\nx = 1');
    await field.fill('');
  });

  await test.step('a table and code', async () => {
    await paste(page, {
      'text/plain': 'a\tb\n1\t2',
      'text/html': '<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>',
    });
    await expect(field).toHaveValue('| a | b |\n| --- | --- |\n| 1 | 2 |\n\n');
    await field.fill('');
    await paste(page, { 'text/plain': 'if (a) {\n  b();\n}', 'vscode-editor-data': '{"mode":"typescript"}' });
    await field.press('Enter');
    await expect(page.getByRole('group', { name: 'Code in typescript' })).toContainText('b();');
  });

  await test.step('who writes on at once after an edit keeps the field', async () => {
    await expect(message(page, 'b();')).toHaveAttribute('data-seq', /\d+/);
    await field.press('ArrowUp');
    await expect(page.getByRole('textbox', { name: 'Edit your message' })).toBeFocused();
    // Faster than anybody types, so that it is the order of things that is tested.
    await field.evaluate(async (element) => {
      const leaving = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(leaving);
      element.focus();
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await expect(page.getByRole('textbox', { name: 'Edit your message' })).toHaveCount(0);
    await expect(field).toBeFocused();
  });
});

test('a deletion can be taken back, and holds when the page is left', async ({ newPage }) => {
  const { anna, ben, annaIs } = await twoPeople(newPage, 'Paper');
  await send(anna, 'first');
  await send(anna, 'second');

  await message(anna, 'first').focus();
  await anna.keyboard.press('Delete');
  await expect(anna.getByText('This message was deleted')).toBeVisible();
  await anna.getByRole('button', { name: 'Undo' }).click();
  await expect(message(anna, 'first')).toBeVisible();
  await expect(anna.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect.poll(() => texts(ben)).toEqual(['first', 'second']);

  for (const text of ['first', 'second']) {
    await message(anna, text).focus();
    await anna.keyboard.press('Delete');
  }
  await expect(anna.getByRole('button', { name: 'Undo' })).toHaveCount(2);
  // The one before the last.
  await anna.getByRole('button', { name: 'Undo' }).last().click({ timeout: 5_000 });
  await expect(message(anna, 'first')).toBeVisible();
  await expect(anna.getByRole('button', { name: 'Undo' })).toHaveCount(1);
  await anna.getByRole('button', { name: 'Undo' }).click();
  await expect(message(anna, 'second')).toBeVisible();
  await expect(anna.getByRole('button', { name: 'Undo' })).toHaveCount(0);

  await message(anna, 'second').focus();
  await anna.keyboard.press('Delete');
  await expect(anna.getByRole('button', { name: 'Undo' })).toBeVisible();
  await anna.getByRole('button', { name: /^Your menu/ }).click();
  await anna.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(anna.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expect(ben.getByText('This message was deleted')).toHaveCount(1, { timeout: 5_000 });
  await expect.poll(() => texts(ben)).toEqual(['first']);

  await signIn(anna, annaIs);
  await message(anna, 'first').focus();
  await anna.keyboard.press('Delete');
  await expect(anna.getByRole('button', { name: 'Undo' })).toBeVisible();
  await anna.close({ runBeforeUnload: true });
  await expect(ben.getByText('This message was deleted')).toHaveCount(2, { timeout: 5_000 });
});

test('what was deleted stays deleted when the account ends', async ({ newPage, complaints }) => {
  complaints.allow(/status of 401/);
  const { anna, ben, benIs } = await twoPeople(newPage, 'Farewell');
  await send(ben, 'not for ever');
  await message(ben, 'not for ever').focus();
  await ben.keyboard.press('Delete');
  await expect(ben.getByRole('button', { name: 'Undo' })).toBeVisible();
  await ben.getByRole('button', { name: /^Your menu/ }).click();
  await ben.getByRole('menuitem', { name: 'Settings' }).click();
  await ben.getByRole('link', { name: 'Account' }).click();
  const form = ben.getByRole('form', { name: 'Deactivate' });
  await form.getByLabel('Current password').fill(benIs.password);
  await form.getByRole('button', { name: 'Deactivate' }).click();
  await expect(ben.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expect(anna.getByText('This message was deleted')).toBeVisible();
});

test('one goes to a day, and replies in a thread that stands beside the room', async ({ newPage }) => {
  test.setTimeout(180_000);
  const { anna, ben } = await twoPeople(newPage, 'Days');
  await send(anna, 'the very first');
  for (let count = 1; count <= 30; count += 1) await send(anna, `line ${count} of many\n\nwith room around it`);

  await test.step('to the beginning', async () => {
    await expect(message(anna, 'the very first')).not.toBeInViewport();
    await anna
      .getByRole('button', { name: /Jump to a date/ })
      .first()
      .press('Enter');
    await anna.getByRole('menuitem', { name: 'The beginning' }).click();
    await expect(message(anna, 'the very first')).toBeInViewport();
    await expect(message(anna, 'the very first')).toBeFocused();
  });

  await test.step('a thread by the keys: replies at once, drafts, news for who follows', async () => {
    await anna.keyboard.press('t');
    const panel = anna.getByRole('complementary', { name: 'Thread' });
    await expect(panel.getByRole('textbox', { name: 'Reply in the thread' })).toBeFocused();
    await anna.keyboard.type('A reply');
    await anna.keyboard.press('Enter');
    await expect(panel.getByRole('article').filter({ hasText: 'A reply' })).toHaveAttribute('data-seq', /\d+/);
    await anna.keyboard.type('not yet sent');
    await anna.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(message(anna, 'the very first')).toBeFocused();
    await anna.keyboard.press('p');
    await expect(message(anna, 'the very first')).toContainText('Pinned');
    await anna.keyboard.press('t');
    await expect(panel.getByRole('textbox', { name: 'Reply in the thread' })).toHaveValue('not yet sent');
    await anna.keyboard.press('Escape');

    await ben
      .getByRole('button', { name: /Jump to a date/ })
      .first()
      .press('Enter');
    await ben.getByRole('menuitem', { name: 'The beginning' }).click();
    await message(ben, 'the very first')
      .getByRole('button', { name: /1 reply/ })
      .click();
    await ben.getByRole('textbox', { name: 'Reply in the thread' }).fill('From Ben');
    await ben.keyboard.press('Enter');
    await anna.getByRole('button', { name: 'Threads' }).click();
    await expect(anna.getByRole('dialog', { name: 'Threads' })).toContainText('1 new');
    await anna
      .getByRole('dialog', { name: 'Threads' })
      .getByRole('button', { name: /the very first/ })
      .click();
    await expect(panel).toContainText('From Ben');
  });

  await test.step('beside the room where there is room, over it else', async () => {
    const panel = anna.getByRole('complementary', { name: 'Thread' });
    await expect(composer(anna)).toBeVisible();
    const room = anna.getByRole('region', { name: '#general' });
    const widthOf = async (element: Locator) => (await element.boundingBox())?.width;
    await expect.poll(() => widthOf(panel)).toBe(380);
    await anna.setViewportSize({ width: 800, height: 800 });
    await expect(async () => expect(await widthOf(panel)).toBe(await widthOf(room))).toPass();
    await panel.getByRole('button', { name: 'Close the thread' }).click();
    await expect(roomLink(anna, 'general')).toBeVisible();
  });
});

test('what is formatted, completed and chosen can be used by everybody', async ({ newPage }) => {
  test.setTimeout(240_000);
  const { anna, ben, annaIs } = await twoPeople(newPage, 'All');
  const code = [
    '```ts',
    '/** A remark. */',
    "export const name: string = 'Ada'; // 42",
    'class Room extends Base { count = 7; static join(id) { return new Map([[id, /x/u]]); } }',
    '```',
    '```diff',
    '- gone',
    '+ new',
    '```',
  ].join('\n');
  for (const text of [
    `# Title\n\n**a** ~~b~~ \`c\` @${annaIs.username} @channel #general\n\n> said\n\n- [x] done\n- [ ] open`,
    code,
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '🎉',
  ]) {
    await composer(ben).fill(text);
    await ben.getByRole('button', { name: 'Send' }).click();
  }
  await expect(anna.locator('.code-keyword').first()).toBeVisible();
  await expect(message(anna, '🎉')).toBeVisible();
  await check(anna, 'formatted messages');
  await message(anna, 'const name').hover();
  await check(anna, 'a message with code that has the pointer');
  await anna.getByRole('button', { name: /Jump to a date/ }).press('Enter');
  await anna.getByRole('menuitem', { name: 'Choose a date…' }).click();
  await expect(anna.getByLabel('Date', { exact: true })).toBeVisible();
  await check(anna, 'a date to go to');
  await anna.keyboard.press('Escape');
  await message(anna, '🎉').focus();
  await anna.keyboard.press('t');
  await anna.setViewportSize({ width: 390, height: 844 });
  await anna.getByRole('complementary').getByRole('button', { name: 'Show formatting' }).click();
  await check(anna, 'a thread on a narrow screen');
  await anna.keyboard.press('Escape');
  await check(anna, 'formatted messages on a narrow screen');
});
