/** The accents that Latin, Greek and Cyrillic letters carry. Those of other scripts make other letters: they stay. */
const ACCENTS = /[\u0300-\u036f]/g;
/** Letters that no normal form takes apart, and signs that are written in two ways. */
const ALIKE: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
  '’': "'",
};
const UNALIKE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'g');
const ASCII = /^[\0-\x7f]*$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text as texts are compared: compatible forms made one, in lower case, without accents. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(UNALIKE, (letter) => ALIKE[letter] ?? letter)
    .normalize('NFKC');
}

/** A folded text, and where its parts come from. */
export interface FoldedText {
  text: string;
  /** The place in the text as it was of what is folded from `start` up to `end`. */
  rangeOf(start: number, end: number): { start: number; end: number };
}

/** Folds a text and remembers where everything was, to the grapheme. */
export function foldWithPlaces(text: string): FoldedText {
  if (ASCII.test(text)) return { text: fold(text), rangeOf: (start, end) => ({ start, end }) };
  let folded = '';
  const places: { start: number; end: number }[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const piece = fold(segment);
    for (let unit = 0; unit < piece.length; unit += 1) places.push({ start: index, end: index + segment.length });
    folded += piece;
  }
  return {
    text: folded,
    rangeOf: (start, end) => ({ start: places[start]?.start ?? text.length, end: places[end - 1]?.end ?? text.length }),
  };
}
