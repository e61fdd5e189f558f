import { expect, it } from 'vitest';
import { hasMarkup, isOnlyEmoji } from './markup';

it.each([
  'plain words, and more of them.',
  'at 10:04 it was 5 > 3',
  'two\nlines',
  '@ada see #general',
  'https://example.org/a',
  'a - b - c',
  'R&D costs 3 % more',
])('reads %j as plain', (text) => expect(hasMarkup(text)).toBe(false));

it.each([
  '**bold**',
  'a `code` b',
  '- item',
  '1. one',
  '> said',
  '# Title',
  'a | b',
  '[x](y)',
  'ada@example.org',
  '---',
])('reads %j as Markdown', (text) => expect(hasMarkup(text)).toBe(true));

it.each(['>'.repeat(5_000), '1. '.repeat(3_000), '> - '.repeat(2_000), '*_a'.repeat(3_000)])(
  'does not lose itself in what nobody means',
  (text) => expect(hasMarkup(text)).toBe(false),
);

it('reads code with any number of signs', () => {
  expect(hasMarkup(`\`\`\`\n${' *a_'.repeat(2_000)}\n\`\`\``)).toBe(true);
});

it.each(['👍', '🎉🎉🎉', '❤️ 🇩🇪', '👨‍👩‍👧‍👦', '1️⃣', '👋🏽'])('shows %s large', (text) =>
  expect(isOnlyEmoji(text)).toBe(true),
);

it.each(['', '👍👍👍👍', 'ok 👍', '123', '©', '#'])('shows %j in the usual size', (text) =>
  expect(isOnlyEmoji(text)).toBe(false),
);
