import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type ConfabClient, createConfabClient } from '@confab/client';
import { composer, message, roomLink, signIn } from './support/actions.js';
import { NARROW, take, WIDE } from './support/pictures.js';
import { expect, test } from './support/test.js';

const PASSWORD = 'lantern in the window';

/** One of the people of the demonstration, who is there and does things beside the page. */
async function colleague(url: string, login: string): Promise<ConfabClient> {
  const client = createConfabClient({ url, client: 'script' });
  await client.login({ login, password: PASSWORD });
  await client.connect();
  return client;
}

async function messageId({ api }: ConfabClient, roomId: string, text: string): Promise<string> {
  const { items } = await api.messages.list.query({ roomId, limit: 100 });
  const found = items.find(({ body }) => body.includes(text));
  if (!found) throw new Error(`The demonstration does not say "${text}"`);
  return found.id;
}

test('pictures of the demonstration team, for the README', async ({ newPage, baseURL }) => {
  const url = baseURL ?? '';
  test.setTimeout(120_000);
  await promisify(execFile)('npm', ['run', 'seed', '--workspace', '@confab/examples', '--', url]);
  const [jonas, tove, sami] = [
    await colleague(url, 'jonas'),
    await colleague(url, 'tove'),
    await colleague(url, 'sami'),
  ];
  try {
    const [team] = await jonas.api.teams.list.query();
    const channels = await jonas.api.channels.list.query({ teamId: team?.id ?? '' });
    const roomOf = (name: string) => channels.find((channel) => channel.name === name)?.id ?? '';
    const react = async (client: ConfabClient, room: string, text: string, emoji: string) => {
      const about = await messageId(client, roomOf(room), text);
      await client.api.messages.react.mutate({ messageId: about, emoji, action: 'add' });
    };
    for (const client of [jonas, tove, sami]) await react(client, 'release', 'Freeze on Monday, release cand', '👍');
    await react(jonas, 'release', '(virtual) cake', '🍰');
    await react(tove, 'release', '(virtual) cake', '🍰');
    await react(tove, 'bugs', 'And now it passes', '🎉');
    await react(sami, 'bugs', 'And now it passes', '🎉');
    const threadRootId = await messageId(jonas, roomOf('bugs'), 'Could we fall back');

    const page = await newPage();
    await page.setViewportSize(WIDE);
    await page.goto('/sign-in');
    await signIn(page, { username: 'mira', password: PASSWORD });
    await roomLink(page, 'bugs').click();
    await message(page, 'Could we fall back').hover();
    await message(page, 'Could we fall back').getByRole('button', { name: 'Reply in thread' }).click();
    const reply = page.getByRole('textbox', { name: 'Reply in the thread' });
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const says = async (client: ConfabClient, body: string) => {
      await client.api.messages.send.mutate({ roomId: roomOf('bugs'), threadRootId, body });
      await thread.getByText(body.slice(0, 12)).waitFor();
    };
    await says(sami, 'What if a blog moves and the links change too?');
    await says(jonas, 'Then nothing is known, and they are new articles:\n```ts\nif (known(links)) match(links);\n```');
    await reply.fill('That is honest. I like it.');
    await reply.press('Enter');
    await says(tove, 'And rare. Two in my whole list, in six years.');
    await tove.api.messages.send.mutate({ roomId: roomOf('lunch'), body: '@mira which cheese?' });
    await expect(roomLink(page, 'lunch').getByTestId('unread-badge')).toBeVisible();
    await page.mouse.move(0, 0);
    await take(page, 'demo-thread', [WIDE], ['light']);
    await thread.getByRole('button', { name: 'Close the thread' }).click();
    await roomLink(page, 'release').click();
    await message(page, '(virtual) cake').waitFor();
    await composer(page).fill('Then **Friday**');
    await page.mouse.move(0, 0);
    await take(page, 'demo-room', [WIDE], ['dark']);
    await take(page, 'demo-room', [NARROW], ['light']);
  } finally {
    for (const client of [jonas, tove, sami]) client.close();
  }
});
