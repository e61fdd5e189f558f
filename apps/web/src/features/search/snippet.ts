import type { Highlight } from '@confab/shared';

/** A stretch of a message as a result shows it. */
export interface SnippetPart {
  text: string;
  isHit: boolean;
}

/** So much stands before the first hit, and so much is shown in all. */
const BEFORE = 60;
const LENGTH = 260;

/** Does not cut a character in two. */
function atCharacter(body: string, index: number): number {
  const code = body.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index + 1 : index;
}

/** The part of a message around the first of its hits, with the hits in it told apart. */
export function snippetOf(body: string, highlights: readonly Highlight[]): SnippetPart[] {
  const first = highlights[0]?.start ?? 0;
  const from = first > BEFORE + 20 ? atCharacter(body, first - BEFORE) : 0;
  const to = body.length > from + LENGTH ? atCharacter(body, from + LENGTH) : body.length;
  const parts: SnippetPart[] = [];
  const add = (start: number, end: number, isHit: boolean) => {
    if (end > start) parts.push({ text: body.slice(start, end), isHit });
  };
  if (from > 0) parts.push({ text: '…', isHit: false });
  let at = from;
  for (const { start, end } of highlights) {
    if (start >= to) break;
    add(at, start, false);
    add(Math.max(start, at), Math.min(end, to), true);
    at = Math.min(end, to);
  }
  add(at, to, false);
  if (to < body.length) parts.push({ text: '…', isHit: false });
  return parts;
}
