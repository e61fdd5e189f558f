import { expect, it } from 'vitest';
import { finishedShortName, triggerAt } from './trigger';

it.each([
  ['@', { sign: '@', query: '' }],
  ['hello @an', { sign: '@', query: 'an' }],
  ['(@ann.b', { sign: '@', query: 'ann.b' }],
  ['in #übung', { sign: '#', query: 'übung' }],
  ['yes :ta', { sign: ':', query: 'ta' }],
  ['**@an', { sign: '@', query: 'an' }],
])('completes %j', (text, trigger) => expect(triggerAt(text, text.length)).toMatchObject(trigger));

it.each(['', 'ada@exa', 'at 10:04', 'note: x', ':a', 'a/#b', '@ann ', '`@an', '```\n@an', 'http://x'])(
  'opens nothing for %j',
  (text) => expect(triggerAt(text, text.length === 4 && text.startsWith('`') ? 2 : text.length)).toBeNull(),
);

it('says where the sign stands', () => {
  expect(triggerAt('hi @an, there', 6)).toEqual({ sign: '@', query: 'an', start: 3, end: 6 });
});

it('finds a finished short name', () => {
  expect(finishedShortName('so :+1:', 7)).toEqual({ name: '+1', start: 3 });
  expect(finishedShortName('10:04:', 6)).toBeNull();
});
