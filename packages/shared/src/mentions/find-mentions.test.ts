import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMentions } from './find-mentions.js';
import { parseMentions } from './parse-mentions.js';

const names = (text: string) => findMentions(text).map(({ name }) => name);

describe('findMentions', () => {
  it.each<[string, string[]]>([
    ['@ada', ['ada']],
    ['hello @ada.', ['ada']],
    ['@ada, @bob-2; (@c_d) "@e.f"!', ['ada', 'bob-2', 'c_d', 'e.f']],
    ['@ada: and @ada again', ['ada', 'ada']],
    ['**@ada** ~~@bob~~ [@eve]', ['ada', 'bob', 'eve']],
    ['@Ada', ['ada']],
    ["@ada's", ['ada']],
    ['line\n@ada\n', ['ada']],
    ['@ada...', ['ada']],
    ['@ada_', ['ada']],
    ['@a', ['a']],
    [`@${'x'.repeat(32)}`, ['x'.repeat(32)]],
    [`@${'x'.repeat(33)}`, []],
    ['ada@example.org', []],
    ['mail ada.b@example.org now', []],
    ['@ada@example.org', []],
    ['https://example.org/@ada', []],
    ['@@ada', []],
    ['@ adamant', []],
    ['@adaé', []],
    ['é@ada', []],
    ['@', []],
  ])('%j names %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('tells the two words for everybody apart', () => {
    expect(findMentions('@channel and @HERE and @channels').map(({ name, all }) => [name, all])).toEqual([
      ['channel', 'channel'],
      ['here', 'here'],
      ['channels', null],
    ]);
  });

  it.each<[string, string[]]>([
    ['`@ada` @bob', ['bob']],
    ['``a ` @ada`` @bob', ['bob']],
    ['` @ada', ['ada']],
    ['`` @ada `', ['ada']],
    ['a ` b\n\n@ada ` c', ['ada']],
    ['```\n@ada\n```\n@bob', ['bob']],
    ['```js\n@ada\n````\n@bob', ['bob']],
    ['````\n```\n@ada\n````\n@bob', ['bob']],
    ['~~~\n@ada `\n~~~\n@bob `x`', ['bob']],
    ['```\n@ada', []],
    ['say ``` @ada', ['ada']],
    ['@eve `@ada` @bob `@x`', ['eve', 'bob']],
  ])('leaves out what is in code: %j names %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('says where each stands', () => {
    const pieces = fc.array(fc.constantFrom('@', 'ada', ' ', '`', '```', '\n', '.', 'é', '😀', '~~~', '@bob'));
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end, name } of findMentions(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(`@${name}`);
          last = end;
        }
      }),
    );
  });

  it('takes no long time over any text', () => {
    const began = performance.now();
    for (const piece of ['@', '@a-', '@a', '`', '`` ` ', '```\n', '@a@', '\n\n`', '-']) {
      findMentions(piece.repeat(10_000 / piece.length));
      findMentions(`@a${piece.repeat(10_000 / piece.length)}`);
    }
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('parseMentions', () => {
  it('names each person once, and everybody before those who are here', () => {
    expect(parseMentions('@ada @Ada @here @ben @channel')).toEqual({ usernames: ['ada', 'ben'], all: 'channel' });
    expect(parseMentions('@here, `@channel`')).toEqual({ usernames: [], all: 'here' });
    expect(parseMentions('nobody')).toEqual({ usernames: [], all: null });
  });
});
