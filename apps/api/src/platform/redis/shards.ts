/** Into so many channels the bus is divided, whatever the number of places. */
export const SHARDS = 64;

/** FNV-1a with the last mixing of murmur, for neighbours to end far from each other. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** The channel for what happens at a place. */
export function shardOf(place: string): number {
  return hash(place) % SHARDS;
}

/** Who of `owners` has a place: everybody who knows of the same owners says the same, and one who goes moves only its own. */
export function ownerOf(place: string, owners: readonly string[]): string | null {
  let best: string | null = null;
  let highest = -1;
  for (const owner of owners) {
    const weight = hash(`${owner}/${place}`);
    if (weight > highest || (weight === highest && best !== null && owner < best)) {
      highest = weight;
      best = owner;
    }
  }
  return best;
}
