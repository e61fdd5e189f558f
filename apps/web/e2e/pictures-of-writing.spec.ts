import { composer, message, send, twoPeople } from './support/actions.js';
import { NARROW, take, WIDE } from './support/pictures.js';
import { test } from './support/test.js';

const FORMATTED = [
  '# Release of Friday',
  'Two things are **open**, one is _nearly_ done, and ~~three~~ none is late. See https://example.org/plan and `npm run check`.',
  '',
  '- [x] notes for the release',
  '- [ ] pictures in both themes',
  '  - and in both sizes',
  '',
  '> Measure before you cut.',
  '',
  '1. first',
  '2. second',
].join('\n');
const CODE = [
  '```ts',
  '/** How many are new. */',
  'export async function countNew(rooms: readonly Room[], since = 0): Promise<number> {',
  "  const found = rooms.filter((room) => room.name !== 'general' && room.lastSeq > since);",
  '  return found.reduce((sum, room) => sum + room.unread, 42);',
  '}',
  '```',
].join('\n');
const TABLE = [
  '| Region | Requests | Errors |',
  '|---|---:|---:|',
  '| north | 12,400 | 3 |',
  '| south | 9,870 | 12 |',
].join('\n');

test('formatted messages, and how they are written', async ({ newPage }) => {
  test.setTimeout(240_000);
  const { anna, ben, annaIs, benIs } = await twoPeople(newPage, 'Harbour');
  await send(ben, '👍🎉');
  for (const text of [FORMATTED, CODE, TABLE]) {
    await composer(ben).fill(text);
    await ben.getByRole('button', { name: 'Send' }).click();
  }
  await send(ben, `Thanks @${annaIs.username}, and @${benIs.username} writes it down in #general for @channel.`);
  await take(anna, 'writing-formatted');
  await composer(anna).pressSequentially('@b');
  await take(anna, 'writing-people');
  await composer(anna).fill('');
  await composer(anna).pressSequentially('Well done :ta');
  await take(anna, 'writing-emoji');
  await composer(anna).fill('Some **bold** text');
  await anna.getByRole('button', { name: 'Insert an emoji' }).click();
  await anna.getByRole('gridcell').first().waitFor();
  await take(anna, 'writing-picker');
  await anna.keyboard.press('Escape');
  await anna.getByRole('button', { name: /Jump to a date/ }).click();
  await take(anna, 'writing-jump');
  await anna.keyboard.press('Escape');
  await message(anna, 'Thanks').hover();
  await message(anna, 'Thanks').getByRole('button', { name: 'Reply in thread' }).click();
  const box = anna.getByRole('textbox', { name: 'Reply in the thread' });
  for (const text of ['Gladly', 'And the table too', 'With `code`']) {
    await box.fill(text);
    await box.press('Enter');
  }
  await take(anna, 'writing-thread', [WIDE, { width: 1024, height: 768 }, NARROW]);
  await anna.keyboard.press('Escape');
  await send(anna, 'A slip of the pen');
  await message(anna, 'A slip of the pen').focus();
  await anna.keyboard.press('Delete');
  await take(anna, 'writing-undo');
});
