/** Of what kind something in the palette is; the sign that narrows the search to it stands before the words. */
export const PALETTE_KINDS = ['rooms', 'people', 'join', 'actions'] as const;
export type PaletteKind = (typeof PALETTE_KINDS)[number];

/** Something one can go to or do. */
export interface PaletteEntry {
  id: string;
  /** By what it is found: what it is called, and other words for it. */
  name: string;
  keywords?: readonly string[];
  /** Among equals the higher comes first: rooms with news, then those with the latest activity. */
  weight?: number;
}

/** Entries of one kind, the best first. */
export interface PaletteGroup<Entry extends PaletteEntry> {
  kind: PaletteKind;
  entries: readonly Entry[];
}

const SIGNS: Readonly<Record<string, readonly PaletteKind[]>> = {
  '#': ['rooms', 'join'],
  '@': ['people', 'rooms'],
  '>': ['actions'],
};
const MOST = { rooms: 12, people: 6, join: 6, actions: 12 } as const satisfies Record<PaletteKind, number>;
const FEW_ACTIONS = 6;

/** The words of what was typed, and the kinds that its first sign asks for. */
export function readQuery(text: string): { words: string; kinds: readonly PaletteKind[] } {
  const typed = text.trimStart();
  const kinds = SIGNS[typed.charAt(0)];
  return kinds ? { words: typed.slice(1).trim(), kinds } : { words: typed.trim(), kinds: PALETTE_KINDS };
}

/** How well a name fits: the words of what was typed begin it, begin words of it, or stand in it; 0: not at all. */
export function fitOf(name: string, query: string): number {
  const held = name.toLocaleLowerCase();
  const sought = query.toLocaleLowerCase();
  if (held === sought) return 4;
  if (held.startsWith(sought)) return 3;
  const parts = sought.split(/\s+/u).filter(Boolean);
  const begins = held.split(/[\s._,-]+/u);
  if (parts.every((part) => begins.some((word) => word.startsWith(part)))) return 2;
  return parts.every((part) => held.includes(part)) ? 1 : 0;
}

function bestFit({ name, keywords = [] }: PaletteEntry, query: string): number {
  // What it is called counts more than another word for it.
  return Math.max(fitOf(name, query), ...keywords.map((word) => fitOf(word, query) - 0.5));
}

/**
 * What the palette lists: with nothing typed the rooms by weight, so that what is unread comes first; else what fits,
 * and first the kind in which something fits best, so that Enter takes what was meant.
 */
export function paletteGroups<Entry extends PaletteEntry>(
  all: Readonly<Record<PaletteKind, readonly Entry[]>>,
  text: string,
): PaletteGroup<Entry>[] {
  const { words, kinds } = readQuery(text);
  const isBare = words === '';
  const groups = kinds.map((kind) => {
    const fits = all[kind]
      .map((entry) => ({ entry, fit: isBare ? 1 : bestFit(entry, words) }))
      .filter(({ fit }) => fit > 0)
      .sort((one, other) => other.fit - one.fit || (other.entry.weight ?? 0) - (one.entry.weight ?? 0));
    const most = isBare && kind === 'actions' && kinds.length > 1 ? FEW_ACTIONS : MOST[kind];
    return { kind, best: fits[0]?.fit ?? 0, entries: fits.slice(0, most).map(({ entry }) => entry) };
  });
  return groups
    .filter(({ entries }) => entries.length > 0)
    .sort((one, other) => (isBare ? 0 : Math.floor(other.best) - Math.floor(one.best)));
}
