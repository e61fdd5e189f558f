import { codeRanges } from '@confab/shared';

/** What Markdown could make something of: signs anywhere, or at the beginning of a line. */
const SIGNS = /[*_`~[\\|]|&[#a-z0-9]+;|<(?:https?:|mailto:|[^\s@<>]+@)|\bwww\./iu;
const LINE_SIGNS = /^ {0,3}(?:#{1,6}(?:\s|$)|>|[-+](?:\s|$)|\d{1,9}[.)](?:\s|$)|---|===)/mu;
const MAIL = /[^\s@]@[a-z0-9-]+\./iu;

/** More lists and quotations in each other than anybody means. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){12}/mu;
/** More marks than a text of any sense has, unless it is code. */
const MOST_MARKS = 800;
const MARKS = /[*~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

function countMarks(text: string): number {
  return text.match(MARKS)?.length ?? 0;
}

/** Whether reading a text as Markdown would take seconds: the time grows with the square of what is nested and open. */
function isTangle(text: string): boolean {
  if (TOO_DEEP.test(text)) return true;
  if (countMarks(text) <= MOST_MARKS) return false;
  let inCode = 0;
  for (const { start, end } of codeRanges(text)) inCode += countMarks(text.slice(start, end));
  return countMarks(text) - inCode > MOST_MARKS;
}

/** Whether a text has to be read as Markdown; most are plain and cost next to nothing. */
export function hasMarkup(text: string): boolean {
  return (SIGNS.test(text) || LINE_SIGNS.test(text) || MAIL.test(text)) && !isTangle(text);
}

const MOST_LARGE = 3;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Signs that are text unless something says otherwise, like ©, are not meant. */
const EMOJI = /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\u2764|\p{Regional_Indicator}{2})/u;
/** The longest emoji, a family with skin tones, has fewer units. */
const LONGEST = 40;

/** Whether a text is nothing but one to three emoji. */
export function isOnlyEmoji(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST * MOST_LARGE || !EMOJI.test(trimmed)) return false;
  const segments = [...graphemes.segment(trimmed)].map(({ segment }) => segment).filter((segment) => segment.trim());
  return segments.length <= MOST_LARGE && segments.every((segment) => EMOJI.test(segment));
}
