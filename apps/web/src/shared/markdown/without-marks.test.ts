import { expect, it } from 'vitest';
import { withoutMarks } from './without-marks';

it.each([
  ['plain text', 'plain text'],
  ['**bold** _soft_ ~~gone~~ `code` *too*', 'bold soft gone code too'],
  ['# Title\n\n- [x] done\n> said', 'Title\ndone\nsaid'],
  ['see [this](https://example.org) ![cat](https://example.org/c.png)', 'see this cat'],
  ['```ts\nconst a = 1;\n```', 'const a = 1;'],
  ['| a | b |\n|---|---|\n| 1 | 2 |', 'a | b\n1 | 2'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['\\*not soft\\*', '*not soft*'],
])('says %j in plain words', (text, plain) => expect(withoutMarks(text)).toBe(plain));

it('is quick with whatever comes', () => {
  const start = performance.now();
  for (const text of ['*a'.repeat(5_000), '['.repeat(10_000), '|'.repeat(10_000), '`'.repeat(9_999)])
    withoutMarks(text);
  expect(performance.now() - start).toBeLessThan(1_000);
});
