import { expect, it } from 'vitest';
import { linesOf, textParts } from './text-parts';

it('finds people and channels between the words', () => {
  expect(textParts('Ask @Ada. in #Deploys, not ada@example.org or a/#b')).toEqual([
    { kind: 'text', text: 'Ask ' },
    { kind: 'mention', text: '@Ada', name: 'ada' },
    { kind: 'text', text: '. in ' },
    { kind: 'channel', text: '#Deploys', name: 'deploys' },
    { kind: 'text', text: ', not ada@example.org or a/#b' },
  ]);
});

it('keeps each line break apart', () => {
  expect(linesOf(textParts('one\n\n@ada\ntwo'))).toEqual([
    { kind: 'text', text: 'one' },
    { kind: 'break' },
    { kind: 'break' },
    { kind: 'mention', text: '@ada', name: 'ada' },
    { kind: 'break' },
    { kind: 'text', text: 'two' },
  ]);
});

it('loses no character', () => {
  const text = '#a @b\n@c#d #e';
  expect(
    linesOf(textParts(text))
      .map((part) => (part.kind === 'break' ? '\n' : part.text))
      .join(''),
  ).toBe(text);
});
