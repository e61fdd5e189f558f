import { expect, it } from 'vitest';
import { snippetOf } from './snippet';

const joined = (parts: ReturnType<typeof snippetOf>) =>
  parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

it('marks the hits', () => {
  expect(
    joined(
      snippetOf('one two one', [
        { start: 0, end: 3 },
        { start: 8, end: 11 },
      ]),
    ),
  ).toBe('[one] two [one]');
  expect(joined(snippetOf('nothing', []))).toBe('nothing');
});

it('shows what is around the first hit of a long text', () => {
  const body = `${'before '.repeat(50)}here${' after'.repeat(80)}`;
  const text = joined(snippetOf(body, [{ start: 350, end: 354 }]));
  expect(text).toMatch(/^….*\[here\].*…$/u);
  expect(text.length).toBeLessThan(280);
});

it('cuts no character in two', () => {
  const body = '🙂'.repeat(300);
  expect(joined(snippetOf(body, [{ start: 201 + 1, end: 204 }]))).toMatch(/^(?:🙂|…|[[\]])+$/u);
});

it('leaves out the marks, and keeps the hits', () => {
  const hitsOf = (body: string, ...words: string[]) =>
    joined(
      snippetOf(
        body,
        words.map((word) => ({ start: body.indexOf(word), end: body.indexOf(word) + word.length })),
      ),
    );
  expect(hitsOf('see **the bold one** and [this](https://example.org)', 'bold', 'this')).toBe(
    'see the [bold] one and [this]',
  );
  expect(hitsOf('# Title\n\n- [x] snake_case_name', 'snake')).toBe('Title\n[snake]_case_name');
  // A hit in what is not shown is not shown.
  expect(hitsOf('[this](https://example.org)', 'example')).toBe('this');
  expect(hitsOf('`code`', 'code')).toBe('[code]');
});
