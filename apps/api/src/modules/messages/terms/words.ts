/** One word of a folded text, as it can be searched for, and where it stands: `start` up to `end`. */
export interface Word {
  term: string;
  start: number;
  end: number;
}

/** What stands between spaces and signs, as one: names, numbers, e-mail addresses, identifiers such as `foo_bar.baz`. */
const CHUNKS = /[\p{L}\p{M}\p{N}]+(?:[._@'+-][\p{L}\p{M}\p{N}]+)*/gu;
const PARTS = /[\p{L}\p{M}\p{N}]+/gu;
/** What joins the parts of a compound. */
const JOINTS = /[._@'+-]/;
const ASCII = /^[\0-\x7f]*$/;
/** Scripts whose words have no spaces between them. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** Longer words are known by their beginnings. In UTF-16 code units. */
const TERM_LENGTH = 64;

/**
 * The words of a folded text, in order. A compound such as an address is there as a whole, from each of its parts on,
 * and part by part. `compounds: 'whole'` leaves it at the whole: so it is in what somebody searches for.
 */
export function wordsOf(text: string, { compounds }: { compounds: 'whole' | 'parts' }): Word[] {
  const words: Word[] = [];
  for (const { 0: chunk, index: start } of text.matchAll(CHUNKS)) {
    const end = start + chunk.length;
    if (!JOINTS.test(chunk)) {
      addPart(words, text, start, end);
      continue;
    }
    words.push(wordAt(text, start, end));
    if (compounds === 'whole') continue;
    const parts = [...chunk.matchAll(PARTS)].map(({ 0: part, index }) => ({ part, at: start + index }));
    for (const [position, { part, at }] of parts.entries()) {
      if (position > 0 && position < parts.length - 1) words.push(wordAt(text, at, end));
      addPart(words, text, at, at + part.length);
    }
  }
  return words;
}

function addPart(words: Word[], text: string, start: number, end: number): void {
  const part = text.slice(start, end);
  if (ASCII.test(part) || !UNSPACED.test(part)) {
    words.push(wordAt(text, start, end));
    return;
  }
  for (const { segment, index } of segmenter.segment(part)) {
    words.push(wordAt(text, start + index, start + index + segment.length));
  }
}

function wordAt(text: string, start: number, end: number): Word {
  return { term: shortened(text, start, end), start, end };
}

/** The first code units of a word; a pair of surrogates is not cut apart. */
function shortened(text: string, start: number, end: number): string {
  if (end - start <= TERM_LENGTH) return text.slice(start, end);
  const cut = start + TERM_LENGTH;
  const last = text.charCodeAt(cut - 1);
  return text.slice(start, last >= 0xd800 && last < 0xdc00 ? cut - 1 : cut);
}
