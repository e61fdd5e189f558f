import { codeRanges, type TextRange } from './code-ranges.js';

/** Somebody, or everybody, called in a text. `start` to `end` covers the sign `@` and the name. */
export interface Mention extends TextRange {
  /** The username, in lower case; whether there is such a person, and in the room, is another question. */
  name: string;
  /** Set for the two words that call everybody. */
  all: 'channel' | 'here' | null;
}

/**
 * `@name`, where nothing that belongs to a word, an address or a path stands before it: `ada@example.org` and
 * `example.org/@ada` mention nobody. A name ends with a letter or digit, so that punctuation may follow.
 */
const MENTION = /(?<![\p{L}\p{N}._+\-@/])@([a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?)(?![._-]{0,32}[\p{L}\p{N}]|@)/giu;

/** The mentions of a text in their order, those in code left out. */
export function findMentions(text: string): Mention[] {
  const code = text.includes('`') || text.includes('~~~') ? codeRanges(text) : [];
  const mentions: Mention[] = [];
  let next = 0;
  for (const {
    0: { length },
    1: written = '',
    index: start,
  } of text.matchAll(MENTION)) {
    while ((code[next]?.end ?? text.length) <= start) next += 1;
    if ((code[next]?.start ?? text.length) <= start) continue;
    const name = written.toLowerCase();
    const all = name === 'channel' || name === 'here' ? name : null;
    mentions.push({ start, end: start + length, name, all });
  }
  return mentions;
}
