import { LIMITS, MESSAGES } from '@confab/shared';
import { errors } from '../../platform/errors.js';
import { fold, wordsOf } from '../messages/index.js';

/** What the words of a message have to be: `whole` ones, and one that begins with `beginning`. */
export interface SearchWords {
  whole: readonly string[];
  /** Null where there is nothing left to ask for. */
  beginning: string | null;
}

/** The words of what somebody typed; the last may not be finished yet. Throws `BAD_REQUEST` for too many. */
export function searchWordsOf(query: string): SearchWords {
  const words = [...wordsOf(fold(query), { compounds: 'whole' })].map(({ term }) => term);
  if (new Set(words).size > LIMITS.searchWords) throw errors.badInput('query', MESSAGES.tooManySearchWords);
  const beginning = words.pop() ?? null;
  const whole = [...new Set(words)];
  // A message with all the others then has such a word anyway.
  const isImplied = beginning !== null && whole.some((word) => word.startsWith(beginning));
  return { whole, beginning: isImplied ? null : beginning };
}

/** Whether a term of a message is one of those that were asked for. */
export function isAskedFor(term: string, { whole, beginning }: SearchWords): boolean {
  return whole.includes(term) || (beginning !== null && term.startsWith(beginning));
}
