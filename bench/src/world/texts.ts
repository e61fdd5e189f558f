const SYLLABLES = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'za'];

/** A made-up word: always the same for the same number. */
export function word(number: number): string {
  const digits = `${number + 1_000}`;
  return [...digits].map((digit) => SYLLABLES[Number(digit)] ?? '').join('');
}

/** A text of eight words; few of them are frequent, as in any language. */
export function text(number: number): string {
  return Array.from({ length: 8 }, (_, at) => word(Math.floor(1_200 * random(number * 8 + at) ** 3))).join(' ');
}

/** A number in [0, 1) that is always the same for the same seed. */
export function random(seed: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
