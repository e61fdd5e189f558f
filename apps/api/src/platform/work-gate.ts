import { errors } from './errors.js';

/** Lets so many tasks run at once and so many wait; more are turned away with `SERVICE_UNAVAILABLE`. */
export class WorkGate {
  readonly #atOnce: number;
  readonly #waiting: number;
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor(options: { atOnce: number; waiting: number }) {
    this.#atOnce = options.atOnce;
    this.#waiting = options.waiting;
  }

  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    await this.#enter();
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#atOnce) {
      this.#running += 1;
      return;
    }
    if (this.#queue.length >= this.#waiting) throw errors.unavailable();
    await new Promise<void>((resolve) => this.#queue.push(resolve));
  }

  /** Hands the place on to the one that has waited longest, so that nobody can slip in between. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
