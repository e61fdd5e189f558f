import { afterEach, expect, it } from 'vitest';
import { i18n } from './i18n';
import { viewOf, wordsOf } from './words-of';

const english = {
  plain: 'Plain',
  greeting: 'Hello, {{name}}',
  added: '{{who}} added {{whom}}',
  members_one: '{{count, number}} member',
  members_other: '{{count, number}} members',
  uses_one: 'Once',
  uses_other: '{{count}} times, as {{who}} said',
  group: { inner: 'Inside', of: 'Inside {{team}}' },
} as const;

i18n.addResourceBundle('en', 'test', english);
const words = viewOf('test', english);
i18n.addResourceBundle('de', 'test', {
  plain: 'Schlicht',
  greeting: 'Hallo, {{name}}',
  added: '{{whom}} kam durch {{who}} dazu',
  members_one: '{{count, number}} Mitglied',
  members_other: '{{count, number}} Mitglieder',
});

afterEach(() => i18n.changeLanguage('en'));

it('gives texts as they are, and fills what they leave open', () => {
  expect(words.plain).toBe('Plain');
  expect(words.greeting('anna')).toBe('Hello, anna');
  expect(words.added({ who: 'anna', whom: 'ben' })).toBe('anna added ben');
  expect(words.group.inner).toBe('Inside');
  expect(words.group.of('blue')).toBe('Inside blue');
  expect(Object.keys(words.group)).toEqual(['inner', 'of']);
});

it('takes the form that a number has', () => {
  expect([0, 1, 2, 12_345].map((count) => words.members(count))).toEqual([
    '0 members',
    '1 member',
    '2 members',
    '12,345 members',
  ]);
  expect(words.uses({ count: 1, who: 'anna' })).toBe('Once');
  expect(words.uses({ count: 3, who: 'anna' })).toBe('3 times, as anna said');
});

it('follows the language, and falls back on English', async () => {
  expect(words.plain).toBe('Plain');
  await i18n.changeLanguage('de');
  expect(words.plain).toBe('Schlicht');
  expect(words.added({ who: 'anna', whom: 'ben' })).toBe('ben kam durch anna dazu');
  expect(words.members(1)).toBe('1 Mitglied');
  expect(words.members(12_345)).toBe('12.345 Mitglieder');
  expect(words.group.inner).toBe('Inside');
  expect(words.uses({ count: 2, who: 'anna' })).toBe('2 times, as anna said');
});

it('tells values apart, however many it has seen', () => {
  for (let round = 0; round < 2; round += 1) {
    for (let count = 0; count < 1_200; count += 1) {
      expect(words.added({ who: `a${count}`, whom: 'b' })).toBe(`a${count} added b`);
    }
  }
  expect(words.added({ who: 'a', whom: 'ab' })).toBe('a added ab');
  expect(words.added({ who: 'aa', whom: 'b' })).toBe('aa added b');
});

it.each(['{{who}}', '$t(plain)', '$&', '<b>&amp;', '', 'a.b:c', '__proto__'])('takes the name %j as it is', (name) => {
  expect(words.greeting(name)).toBe(`Hello, ${name}`);
  expect(words.added({ who: name, whom: name })).toBe(`${name} added ${name}`);
});

it('does not compile with a wrong key or a value too few', () => {
  const wrongly = viewOf('test', english);
  // @ts-expect-error no such key
  expect(wrongly.nothing).toBeUndefined();
  // @ts-expect-error a form of a number is not a key
  expect(wrongly.members_one).toBeUndefined();
  // @ts-expect-error the name is missing
  wrongly.greeting();
  // @ts-expect-error one of two names is missing
  wrongly.added({ who: 'anna' });
  // @ts-expect-error a number is asked for
  wrongly.members('three');
  // @ts-expect-error a text without open places takes nothing
  expect(() => wrongly.plain('anna')).toThrow(TypeError);
  // @ts-expect-error a namespace that nobody has declared
  wordsOf('nowhere', english);
  // @ts-expect-error not the words of that namespace
  wordsOf('shared', english);
});
