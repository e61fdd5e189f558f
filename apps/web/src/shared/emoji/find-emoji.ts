import type { KnownEmoji } from './emoji-data';

const NOT_FOUND = 9;
const LONGEST = 100;

/** How well an emoji fits, the less the better. */
function rankOf({ label, tags, shortNames }: KnownEmoji, query: string): number {
  if (shortNames.includes(query)) return 0;
  const longer = shortNames.filter((name) => name.startsWith(query)).map((name) => name.length);
  // Of names that go on, the short ones first.
  if (longer.length > 0) return 1 + Math.min(...longer) / LONGEST;
  if (label.toLocaleLowerCase().startsWith(query)) return 2;
  if (tags.some((tag) => tag.toLocaleLowerCase().startsWith(query))) return 3;
  if (shortNames.some((name) => name.includes(query)) || label.toLocaleLowerCase().includes(query)) return 4;
  return NOT_FOUND;
}

/** The short name by which an emoji was found, else its first. */
export function shortNameFor({ shortNames }: KnownEmoji, query: string): string | undefined {
  const wanted = query.toLocaleLowerCase();
  const found = shortNames
    .filter((name) => name.startsWith(wanted))
    .toSorted((one, other) => one.length - other.length);
  return found[0] ?? shortNames[0];
}

/** The emoji that fit best to what was typed after a colon. */
export function findEmoji(emojis: readonly KnownEmoji[], query: string, most: number): KnownEmoji[] {
  const wanted = query.toLocaleLowerCase();
  return emojis
    .map((emoji) => ({ emoji, rank: rankOf(emoji, wanted) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}
