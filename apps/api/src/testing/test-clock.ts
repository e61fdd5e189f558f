import type { Clock } from '../platform/clock.js';

/** A clock that goes on by itself and can be moved forward. */
export class TestClock implements Clock {
  #offset = 0;

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** Moves the time; it never goes back. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }
}
