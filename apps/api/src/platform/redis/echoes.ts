/** An echo that took longer proves nothing of now. */
const AGE_MS = 1_000;
/** Without an echo for so long, nothing is heard. */
const SILENCE_MS = 2_000;

/** What a node says to itself, to know that it would hear the others. Times are of `performance.now()`. */
export class Echoes {
  /** By channel, when the newest echo heard was sent. */
  readonly #heard: Map<string, number>;

  constructor(channels: readonly string[]) {
    this.#heard = new Map(channels.map((channel) => [channel, Number.NEGATIVE_INFINITY]));
  }

  get channels(): string[] {
    return [...this.#heard.keys()];
  }

  has(channel: string): boolean {
    return this.#heard.has(channel);
  }

  /** Notes an echo; false for one that is too old to say anything. */
  hear(channel: string, sentAt: number, now: number): boolean {
    const isFresh = now - sentAt < AGE_MS;
    if (isFresh) this.#heard.set(channel, sentAt);
    return isFresh;
  }

  isSilent(channel: string, now: number): boolean {
    const sentAt = this.#heard.get(channel);
    return sentAt !== undefined && now - sentAt > SILENCE_MS;
  }

  /** Whether all of them come back. */
  areHeard(now: number): boolean {
    return this.channels.every((channel) => !this.isSilent(channel, now));
  }

  forget(): void {
    for (const channel of this.channels) this.#heard.set(channel, Number.NEGATIVE_INFINITY);
  }
}
