import { expect, it } from 'vitest';
import { continuedLine, isInCode, isInOpenBlock } from './lines';
import { edited } from './text-edit';

it.each([
  ['- a', '- a\n- '],
  ['1. a', '1. a\n2. '],
  ['  * [x] a', '  * [x] a\n  * [ ] '],
  ['> a', '> a\n> '],
  ['a\n- ', 'a\n'],
  ['plain', null],
  ['```\n- a', null],
])('goes on after %j', (text, after) => {
  const edit = continuedLine({ text, start: text.length, end: text.length });
  expect(edit && edited(text, edit)).toBe(after);
});

it.each([
  ['```\ncode', true],
  ['```\ncode\n```', false],
  ['```\ncode\n```\nmore', false],
  ['~~~\n```', true],
  ['``` x ```', false],
  ['text', false],
])('knows whether %j is open', (text, isOpen) => expect(isInOpenBlock(text)).toBe(isOpen));

it('knows code within a line', () => {
  expect(isInCode('a `b c` d', 4)).toBe(true);
  expect(isInCode('a `b c` d', 9)).toBe(false);
});
