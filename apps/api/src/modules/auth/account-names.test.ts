import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, searchNamesOf, startsWith } from './account-names.js';

describe('names to search by', () => {
  it('are the username and the name from each word on', () => {
    expect(searchNamesOf({ username: 'ada', displayName: 'Ada  King of Lovelace' })).toEqual([
      'ada',
      'ada king of lovelace',
      'king of lovelace',
      'of lovelace',
      'lovelace',
    ]);
    expect(searchNamesOf({ username: 'ada', displayName: 'ADA' })).toEqual(['ada']);
  });

  it('are found by any beginning, whatever characters it has', () => {
    const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((name) => foldName(name) !== '');
    fc.assert(
      fc.property(names, fc.nat({ max: 40 }), (displayName, length) => {
        const query = Array.from(foldName(displayName)).slice(0, length).join('');
        const found = searchNamesOf({ username: 'x', displayName }).some((name) => startsWith(query).test(name));
        expect(found).toBe(true);
      }),
    );
  });

  it('take no pattern from the query', () => {
    expect(startsWith('.*').test('anything')).toBe(false);
    expect(startsWith('(a+)+$').test(`${'a'.repeat(40)}!`)).toBe(false);
    expect(startsWith('a|b').test('b')).toBe(false);
    expect(startsWith('a-b').test('a-bc')).toBe(true);
  });
});
