import { describe, expect, it } from 'vitest';
import { expectError } from '../../testing/index.js';
import { highlightsIn } from './highlights.js';
import { searchWordsOf } from './search-words.js';

/** The parts of a body that a query would have highlighted. */
const highlighted = (body: string, query: string) =>
  highlightsIn(body, searchWordsOf(query)).map(({ start, end }) => body.slice(start, end));

describe('the words of a query', () => {
  it('are whole, but for the last, which may go on', () => {
    expect(searchWordsOf('Quarterly  RÉPORT dra')).toEqual({ whole: ['quarterly', 'report'], beginning: 'dra' });
    expect(searchWordsOf('foo_bar.baz ann@example')).toEqual({ whole: ['foo_bar.baz'], beginning: 'ann@example' });
    expect(searchWordsOf('')).toEqual({ whole: [], beginning: null });
    expect(searchWordsOf('(.*)+$ 👍')).toEqual({ whole: [], beginning: null });
  });

  it('ask nothing twice', () => {
    expect(searchWordsOf('again again other oth')).toEqual({ whole: ['again', 'other'], beginning: null });
  });

  it('are ten at most', async () => {
    const ten = Array.from({ length: 10 }, (_, index) => `w${index}`).join(' ');
    expect(searchWordsOf(`${ten} w3`).whole).toHaveLength(10);
    await expectError(
      Promise.resolve().then(() => searchWordsOf(`${ten} more`)),
      'BAD_REQUEST',
    );
  });
});

describe('highlights', () => {
  it('are the words that were asked for, as they were written', () => {
    expect(highlighted('The café at the CAFÉTERIA', 'the cafe')).toEqual(['The', 'café', 'the', 'CAFÉTERIA']);
    expect(highlighted('明日の会議は中止', '会議')).toEqual(['会議']);
    expect(highlighted('ＷＩＤＥ ﬁles', 'files')).toEqual(['ﬁles']);
    expect(highlighted('nothing', 'else')).toEqual([]);
  });

  it('count in code units, as JavaScript does', () => {
    expect(highlightsIn('👩‍👩‍👧 🇯🇵 tea', searchWordsOf('tea'))).toEqual([{ start: 14, end: 17 }]);
  });

  it('of a compound and its parts do not overlap', () => {
    expect(highlighted('call foo_bar.baz now', 'foo')).toEqual(['foo_bar.baz']);
    expect(highlighted('call foo_bar.baz now', 'bar baz')).toEqual(['bar', 'baz']);
    expect(highlighted('call foo_bar.baz now', 'bar')).toEqual(['bar.baz']);
  });
});
