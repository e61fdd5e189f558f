import {
  composer,
  createTeam,
  invite,
  joinByLink,
  message,
  openDirect,
  person,
  roomLink,
  send,
  signUp,
  texts,
} from './support/actions.js';
import { expect, test } from './support/test.js';

test('two people meet in a team and talk', async ({ newPage }) => {
  const [anna, ben] = [await newPage(), await newPage()];
  const [annaIs, benIs] = [person('Anna'), person('Ben')];

  await test.step('a team, and a link into it that survives signing up', async () => {
    await signUp(anna, annaIs);
    await createTeam(anna, 'Atelier');
    const link = await invite(anna);
    await ben.goto(link);
    await expect(ben.getByRole('heading', { name: 'Join Atelier' })).toBeVisible();
    await expect(ben.getByText('1 member')).toBeVisible();
    await joinByLink(ben, link, benIs);
    await expect(anna.getByRole('button', { name: '2 members' })).toBeVisible();
  });

  await test.step('a message in a channel is there at once for the other', async () => {
    await send(anna, 'Good morning, Ben');
    await expect(message(ben, 'Good morning, Ben')).toBeVisible();
    await expect(composer(anna)).toHaveValue('');
    await composer(ben).pressSequentially('Good');
    await expect(anna.getByTestId('typing-line')).toHaveText('Ben is typing…');
    await composer(ben).fill('');
    await expect(anna.getByTestId('typing-line')).toHaveText('');
  });

  await test.step('white space sends nothing, Shift+Enter breaks the line', async () => {
    await composer(anna).fill('   ');
    await composer(anna).press('Enter');
    await composer(anna).fill('first line');
    await composer(anna).press('Shift+Enter');
    await composer(anna).pressSequentially('second line');
    await anna.getByRole('button', { name: 'Send' }).click();
    await expect(message(ben, 'first line')).toBeVisible();
    await expect.poll(() => texts(ben)).toEqual(['Good morning, Ben', 'first line\nsecond line']);
  });

  await test.step('a change and a deletion reach the other', async () => {
    await composer(anna).press('ArrowUp');
    await anna.getByRole('textbox', { name: 'Edit your message' }).fill('one line is enough');
    await anna.keyboard.press('Enter');
    await expect(message(ben, 'one line is enough')).toContainText('(edited)');
    await message(anna, 'Good morning, Ben').hover();
    await message(anna, 'Good morning, Ben').getByRole('button', { name: 'Delete' }).click();
    await expect(anna.getByText('This message was deleted')).toBeVisible();
    await expect(ben.getByText('This message was deleted')).toBeVisible();
    await expect(ben.getByText('Good morning, Ben')).toHaveCount(0);
  });

  await test.step('a direct message is marked unread until it is read', async () => {
    await openDirect(ben, 'Anna');
    await send(ben, 'Only for you');
    await send(ben, 'And this');
    const line = roomLink(anna, 'Ben');
    await expect(line.getByTestId('unread-badge')).toHaveText('2 unread messages');
    await expect(anna).toHaveTitle(/^\(2\) /);
    await line.click();
    await expect(anna.getByTestId('new-line')).toBeVisible();
    await expect(line.getByTestId('unread-badge')).toHaveCount(0);
    await expect(anna).toHaveTitle(/^Ben · Atelier/);
  });

  await test.step('a new channel is there for both', async () => {
    await anna.getByRole('button', { name: 'Create a channel' }).click();
    await anna.getByLabel('Name').fill('New Boards');
    await expect(anna.getByLabel('Name')).toHaveValue('New-Boards');
    await anna.getByLabel('Topic').fill('What came and where it is');
    await anna.getByRole('button', { name: 'Create channel' }).click();
    await expect(anna.getByRole('heading', { level: 1, name: 'new-boards' })).toBeVisible();
    await expect(roomLink(ben, 'new-boards')).toBeVisible();
  });

  await test.step('a reload keeps everything, also what was half written', async () => {
    await roomLink(anna, 'general').click();
    await composer(anna).fill('half a thou');
    await anna.reload();
    await expect(message(anna, 'one line is enough')).toBeVisible();
    await expect(composer(anna)).toHaveValue('half a thou');
    await roomLink(anna, 'Ben').click();
    await expect(message(anna, 'Only for you')).toBeVisible();
    await expect.poll(() => texts(anna)).toEqual(['Only for you', 'And this']);
  });
});

test('who is in no team can paste a link, and a link that does not work says so', async ({ newPage, complaints }) => {
  complaints.allow(/status of 404/);
  const [anna, ben] = [await newPage(), await newPage()];
  await signUp(anna, person('Anna'));
  await createTeam(anna, 'Hall');
  const link = await invite(anna);

  await signUp(ben, person('Ben'));
  await ben.getByLabel('Invitation link').fill('not a link');
  await ben.getByRole('button', { name: 'Continue' }).click();
  await expect(ben.getByText('This is not an invitation link')).toBeVisible();
  await ben.getByLabel('Invitation link').fill(link);
  await ben.getByRole('button', { name: 'Continue' }).click();
  await ben.getByRole('button', { name: 'Join team' }).click();
  await expect(ben.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();

  await ben.goto('/join/AAAAAAAAAAAAAAAAAAAAAA');
  await expect(ben.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
});
