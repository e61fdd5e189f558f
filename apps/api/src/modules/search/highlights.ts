import type { Highlight } from '@confab/shared';
import { foldWithPlaces, wordsOf } from '../messages/index.js';
import { isAskedFor, type SearchWords } from './search-words.js';

/** Where in a body the words stand that were asked for, in order; what overlaps is made one. */
export function highlightsIn(body: string, words: SearchWords): Highlight[] {
  const { text, rangeOf } = foldWithPlaces(body);
  const found: Highlight[] = [];
  for (const { term, start, end } of wordsOf(text, { compounds: 'parts' })) {
    if (isAskedFor(term, words)) found.push(rangeOf(start, end));
  }
  found.sort((a, b) => a.start - b.start);
  const joined: Highlight[] = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else joined.push({ ...range });
  }
  return joined;
}
