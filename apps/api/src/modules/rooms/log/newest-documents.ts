/** Who keeps documents for being new. */
interface Keeper {
  giveUp(name: string): void;
}

/** So many of the newest documents of all rooms are kept, though no decision has asked for them yet. */
const KEPT = 1_000;

/**
 * The documents that were made last, in whichever room: most of what is edited, answered or reacted to was said just now,
 * and then need not be read.
 */
export class NewestDocuments {
  readonly #ring: { keeper: Keeper; name: string }[] = [];
  readonly #kept: number;
  #next = 0;

  constructor(kept = KEPT) {
    this.#kept = kept;
  }

  /** Notes a document; for it the oldest of all is given up. */
  add(keeper: Keeper, name: string): void {
    const oldest = this.#ring[this.#next];
    this.#ring[this.#next] = { keeper, name };
    this.#next = (this.#next + 1) % this.#kept;
    oldest?.keeper.giveUp(oldest.name);
  }
}
