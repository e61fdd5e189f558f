/**
 * Runs a round whenever it is asked for, one after another. Whoever asks while one is waiting shares that one, so that
 * rounds do not pile up where they take longer than the time between them.
 */
export class RoundsInTurn {
  readonly #round: () => Promise<void>;
  readonly #onFailed: (error: unknown) => void;
  #running = Promise.resolve();
  #waiting: Promise<void> | null = null;

  constructor(round: () => Promise<void>, onFailed: (error: unknown) => void) {
    this.#round = round;
    this.#onFailed = onFailed;
  }

  /** Resolves when a round is over that began after this was called. */
  run(): Promise<void> {
    if (this.#waiting) return this.#waiting;
    this.#running = this.#running
      .then(() => {
        this.#waiting = null;
        return this.#round();
      })
      .catch(this.#onFailed);
    this.#waiting = this.#running;
    return this.#running;
  }

  /** Resolves when no round is under way any more. */
  idle(): Promise<void> {
    return this.#running;
  }
}
