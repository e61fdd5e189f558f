import { randomBytes } from 'node:crypto';
import { LIMITS } from '@confab/shared';

/** Letters that do not fall apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};
const SUFFIX_BYTES = 4;
const NAMELESS = 'team';

/** The name in the letters an address may have; empty where it has none of them. */
export function slugOfName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðþłı]/g, (letter) => LETTERS[letter] ?? letter);
  return cut(plain.replace(/[^a-z0-9]+/g, '-'), LIMITS.teamSlug);
}

/** The same with something random at its end, for when it is taken. */
export function slugWithSuffix(slug: string): string {
  const suffix = randomBytes(SUFFIX_BYTES).toString('hex');
  return `${cut(slug || NAMELESS, LIMITS.teamSlug - suffix.length - 1)}-${suffix}`;
}

function cut(slug: string, length: number): string {
  return slug.replace(/^-+/, '').slice(0, length).replace(/-+$/, '');
}
