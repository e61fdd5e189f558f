import { expect, it } from 'vitest';
import { markdownTable, type Pasted, pasteEdit, rowsOfTabs } from './paste';
import { edited } from './text-edit';

function paste(pasted: Partial<Pasted>, text = '', start = text.length, end = start): string | null {
  const edit = pasteEdit({ plain: '', table: null, editor: null, ...pasted }, { text, start, end });
  return edit && edited(text, edit);
}

it('makes a table of rows, with what would break it escaped', () => {
  expect(markdownTable([['a', 'b|c'], ['1\n2']])).toBe('| a | b\\|c |\n| --- | --- |\n| 1 2 |  |');
});

it('knows a table by its tabs, and code by those at the beginning', () => {
  expect(rowsOfTabs('a\tb\n1\t2\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  expect(rowsOfTabs('if\n\tx\n')).toBeNull();
  expect(rowsOfTabs('\ta\n\tb')).toBeNull();
  expect(rowsOfTabs('a\tb')).toBeNull();
});

it('keeps a table apart from the text around', () => {
  expect(paste({ plain: 'a\tb\n1\t2' }, 'See:')).toBe('See:\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n');
});

it('keeps code as code, without the indent of the place it came from', () => {
  const editor = { language: 'typescript' };
  expect(paste({ plain: '  if (a) {\r\n    b();\r\n  }\r\n', editor })).toBe(
    '```typescript\nif (a) {\n  b();\n}\n```\n\n',
  );
  expect(paste({ plain: 'one line', editor })).toBeNull();
  expect(paste({ plain: 'a\nb', editor }, '```\n')).toBeNull();
});

it('makes a link of an address that is put over words', () => {
  expect(paste({ plain: 'https://example.org' }, 'see this', 4, 8)).toBe('see [this](https://example.org)');
  expect(paste({ plain: 'https://example.org' }, 'see ')).toBeNull();
});

it('leaves other text alone', () => {
  expect(paste({ plain: 'two\nlines' })).toBeNull();
});
