import { composer, holdBack, message, roomLink, twoPeople } from './support/actions.js';
import { expect, test } from './support/test.js';

test('a thread has all that a room has: files, who is typing, and news', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Workshop');
  await composer(anna).fill('The **long** desk?');
  await composer(anna).press('Enter');
  await expect(message(ben, 'The long desk?')).toBeVisible();
  const panelOf = (page: typeof anna) => page.getByRole('complementary', { name: 'Thread' });
  const [hers, his] = [panelOf(anna), panelOf(ben)];
  for (const page of [anna, ben]) {
    await message(page, 'desk?').focus();
    await page.keyboard.press('t');
  }

  await test.step('who is typing there, and not in the room', async () => {
    await his.getByRole('textbox', { name: 'Reply in the thread' }).pressSequentially('To the');
    await expect(hers.getByTestId('typing-line')).toHaveText('Ben is typing…');
    await expect(anna.getByTestId('typing-line').first()).toHaveText('');
    await his.getByRole('textbox', { name: 'Reply in the thread' }).fill('');
    await expect(hers.getByTestId('typing-line')).toHaveText('');
  });

  await test.step('a file, chosen and dropped; each goes with its own message', async () => {
    const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('plan') };
    await his.getByTestId('file-input').setInputFiles([file]);
    await expect(his.locator('[data-upload="done"]')).toHaveCount(1);
    await expect(ben.locator('[data-upload]')).toHaveCount(1);
    await his.getByRole('textbox', { name: 'Reply in the thread' }).fill('Here it is');
    await ben.keyboard.press('Enter');
    await expect(hers.getByRole('article').filter({ hasText: 'Here it is' })).toContainText('plan.txt');
    await his.evaluate((panel) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }));
      panel.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    await expect(his.locator('[data-upload="done"]')).toHaveCount(1);
    await his.getByRole('button', { name: 'Send the reply' }).click();
    await expect(hers.getByRole('link', { name: 'Download dropped.txt' })).toBeVisible();
  });

  await test.step('one’s last reply is edited by the arrow key', async () => {
    await his.getByRole('textbox', { name: 'Reply in the thread' }).fill('A slip');
    await ben.keyboard.press('Enter');
    await expect(his.getByRole('article').filter({ hasText: 'A slip' })).toHaveAttribute('data-seq', /\d+/);
    await ben.keyboard.press('ArrowUp');
    await ben.keyboard.press('Control+a');
    await ben.keyboard.type('No slip');
    await ben.keyboard.press('Enter');
    await expect(hers.getByRole('article').filter({ hasText: 'No slip' })).toContainText('(edited)');
  });

  await test.step('also to the room', async () => {
    await his.getByRole('checkbox', { name: 'Also to the room' }).check();
    await his.getByRole('textbox', { name: 'Reply in the thread' }).fill('For everybody');
    await ben.keyboard.press('Enter');
    await hers.getByRole('button', { name: 'Close the thread' }).click();
    await expect(message(anna, 'For everybody')).toBeVisible();
    await expect(his.getByRole('checkbox', { name: 'Also to the room' })).not.toBeChecked();
  });

  await test.step('news of it in the sidebar, until it is read', async () => {
    const threads = anna.getByRole('button', { name: /^Threads/ });
    await his.getByRole('textbox', { name: 'Reply in the thread' }).fill('And one more');
    await ben.keyboard.press('Enter');
    await expect(threads.getByTestId('unread-badge')).toHaveText('1 with news');
    await threads.click();
    // What is shown in one line is shown without its marks.
    await anna
      .getByRole('dialog')
      .getByRole('button', { name: /The long desk\?/ })
      .click();
    await expect(hers).toContainText('And one more');
    await expect(threads.getByTestId('unread-badge')).toHaveCount(0);
    await expect(roomLink(anna, 'general').getByTestId('unread-badge')).toHaveCount(0);
  });
});

test('a reply written before the thread is there stands in it', async ({ newPage }) => {
  const { anna, ben } = await twoPeople(newPage, 'Workshop');
  await composer(anna).fill('The long desk?');
  await composer(anna).press('Enter');
  await expect(message(ben, 'The long desk?')).toBeVisible();
  // What the server read before the reply comes after it.
  const release = await holdBack(ben, 'messages.thread');
  await message(ben, 'desk?').focus();
  await ben.keyboard.press('t');
  const thread = ben.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('textbox').fill('The short one');
  await thread.getByRole('textbox').press('Enter');
  await expect(message(anna, 'The long desk?')).toContainText('1 reply');
  await expect(message(ben, 'The long desk?')).toContainText('1 reply');
  release();
  await expect(thread.getByRole('article').filter({ hasText: 'The short one' })).toHaveAttribute('data-seq', /\d+/);
});
