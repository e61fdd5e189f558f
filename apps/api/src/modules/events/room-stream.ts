import type { RoomLogEntry } from '../rooms/index.js';

/** How long an entry that came too early waits for those before it. */
export const HELD_MS = 50;
/** More entries than this held, and those before them are given up: clients see the gap and catch up themselves. */
const HELD_ENTRIES = 2_000;

interface RoomStreamOptions {
  /** Gets the entries in the order of the log, each once. */
  deliver: (entries: RoomLogEntry[]) => void;
  /** An entry is not let through: it was before, or those who listen know of it by other ways. */
  onDropped: (entry: RoomLogEntry) => void;
  /** An entry has waited in vain. */
  onGap: () => void;
  /** Entries were given up without having been seen. */
  onPassedOver: () => void;
}

/** Puts the entries of one room in order: the next is let through, one known is dropped, one too early is held. */
export class RoomStream {
  readonly #options: RoomStreamOptions;
  readonly #held = new Map<number, RoomLogEntry>();
  #delivered: number | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: RoomStreamOptions) {
    this.#options = options;
  }

  /** The number of the last entry let through; null until it is known where to start. */
  get delivered(): number | null {
    return this.#delivered;
  }

  /** Everything up to `rev` is known to those who listen. Only the first call counts. */
  startAfter(rev: number): void {
    if (this.#delivered !== null) return;
    this.skipTo(rev);
  }

  /** Gives up what is at or below `rev`. */
  skipTo(rev: number): void {
    this.#delivered = Math.max(this.#delivered ?? 0, rev);
    const given = [...this.#held.values()].filter((held) => held.rev <= rev).sort((a, b) => a.rev - b.rev);
    for (const entry of given) {
      this.#held.delete(entry.rev);
      this.#options.onDropped(entry);
    }
    this.#letThrough();
  }

  offer(entries: readonly RoomLogEntry[]): void {
    for (const entry of entries) {
      if (this.#delivered !== null && entry.rev <= this.#delivered) this.#options.onDropped(entry);
      else this.#held.set(entry.rev, entry);
    }
    if (this.#held.size > HELD_ENTRIES && this.#delivered !== null) {
      this.skipTo(Math.min(...this.#held.keys()) - 1);
      this.#options.onPassedOver();
    } else {
      this.#letThrough();
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#held.clear();
  }

  #letThrough(): void {
    if (this.#delivered === null) return;
    const ready: RoomLogEntry[] = [];
    for (let next = this.#held.get(this.#delivered + 1); next; next = this.#held.get(this.#delivered + 1)) {
      this.#held.delete(next.rev);
      this.#delivered = next.rev;
      ready.push(next);
    }
    if (this.#held.size === 0) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    } else {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#options.onGap();
      }, HELD_MS).unref();
    }
    if (ready.length > 0) this.#options.deliver(ready);
  }
}
