import type { Highlight } from '@confab/shared';
import { withoutMarks } from '../../shared/markdown/without-marks';

/** A stretch of a message as a result shows it. */
export interface SnippetPart {
  text: string;
  isHit: boolean;
}

/** So much stands before the first hit, and so much is shown in all. */
const BEFORE = 60;
const LENGTH = 260;

/**
 * While the marks are taken out, these stand around the hits: signs of cuneiform, which count as letters, so that what
 * was no mark between letters is none now.
 */
const BEGIN = '\u{12542}';
const END = '\u{12543}';

/** Does not cut a character in two. */
function atCharacter(body: string, index: number): number {
  const code = body.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index + 1 : index;
}

/** The part of a message around the first of its hits, without its marks, with the hits in it told apart. */
export function snippetOf(body: string, highlights: readonly Highlight[]): SnippetPart[] {
  const first = highlights[0]?.start ?? 0;
  const from = first > BEFORE + 20 ? atCharacter(body, first - BEFORE) : 0;
  const to = body.length > from + LENGTH ? atCharacter(body, from + LENGTH) : body.length;
  let marked = '';
  let at = from;
  for (const { start, end } of highlights) {
    if (start >= to) break;
    const [begin, stop] = [Math.max(start, at), Math.min(end, to)];
    if (stop <= begin) continue;
    marked += `${body.slice(at, begin)}${BEGIN}${body.slice(begin, stop)}${END}`;
    at = stop;
  }
  const plain = withoutMarks(marked + body.slice(at, to));
  return partsOf(`${from > 0 ? '…' : ''}${plain}${to < body.length ? '…' : ''}`);
}

function partsOf(marked: string): SnippetPart[] {
  const parts: SnippetPart[] = [];
  const add = (text: string, isHit: boolean) => {
    if (text !== '') parts.push({ text, isHit });
  };
  for (const stretch of marked.split(BEGIN)) {
    const [hit = '', rest] = stretch.split(END);
    // Before the first hit, or where a mark took the end of one along, nothing is told apart.
    if (rest === undefined) add(hit, false);
    else {
      add(hit, true);
      add(rest, false);
    }
  }
  return parts;
}
