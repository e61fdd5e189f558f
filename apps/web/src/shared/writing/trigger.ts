import { isInCode } from './lines';

/** What is being completed: the sign, what was typed after it, and where the sign stands. */
export interface Trigger {
  sign: '@' | '#' | ':';
  query: string;
  start: number;
  end: number;
}

/** The sign where a word may begin; for emoji two letters more, so that a colon in a sentence opens nothing. */
const PATTERN = /(?:^|[\s([{"'«„“*_~>])(?:([@#])([\p{L}\p{M}\p{N}._-]{0,40})|(:)([\p{L}\p{N}_+-]{2,40}))$/u;
const LONGEST = 48;

/** What could be completed before a place in a text. */
export function triggerAt(text: string, place: number): Trigger | null {
  const match = PATTERN.exec(text.slice(Math.max(0, place - LONGEST), place));
  if (!match || isInCode(text, place)) return null;
  const [, name, nameQuery = '', colon, colonQuery = ''] = match;
  const sign = name === '@' || name === '#' ? name : colon === ':' ? colon : null;
  if (!sign) return null;
  const query = sign === ':' ? colonQuery : nameQuery;
  return { sign, query, start: place - query.length - 1, end: place };
}

/** `:tada:` that was just finished, to be replaced by its emoji; null otherwise. */
export function finishedShortName(text: string, place: number): { name: string; start: number } | null {
  const match = /(?:^|[\s([{"'*_~>]):([a-z0-9_+-]{1,40}):$/u.exec(text.slice(Math.max(0, place - LONGEST), place));
  if (!match?.[1] || isInCode(text, place)) return null;
  return { name: match[1], start: place - match[1].length - 2 };
}
