import { errors } from '../../platform/errors.js';

/** The time that the queries of one search may take together. */
export class TimeBudget {
  readonly #endsAt: number;

  constructor(milliseconds: number) {
    this.#endsAt = performance.now() + milliseconds;
  }

  /** What is left, for the next query; throws `SERVICE_UNAVAILABLE` when nothing is. */
  get left(): number {
    const left = Math.ceil(this.#endsAt - performance.now());
    if (left <= 0) throw errors.unavailable(new Error('The search took too long'));
    return left;
  }
}
