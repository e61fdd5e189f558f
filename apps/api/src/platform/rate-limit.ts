import { LRUCache } from 'lru-cache';
import type { Clock } from './clock.js';
import { errors } from './errors.js';

/** So much at once (`burst`), refilled at `perSecond`. */
export interface Rate {
  readonly name: string;
  readonly perSecond: number;
  readonly burst: number;
}

/** `count` in any `seconds`, as a rate: the whole of it at once, then evenly. */
export function rateOf(name: string, count: number, seconds: number): Rate {
  return { name, burst: count, perSecond: count / seconds };
}

/** How many buckets are kept; the least recently used go first, and a bucket that went had long been full. */
const BUCKETS = 100_000;

/**
 * Token buckets, kept as the one number that tells everything: the time at which the bucket will be full again
 * (the generic cell rate algorithm).
 */
export class RateLimiter {
  readonly #fullAt = new LRUCache<string, number>({ max: BUCKETS });
  readonly #clock: Clock;
  readonly #enabled: boolean;

  constructor(options: { clock: Clock; enabled: boolean }) {
    this.#clock = options.clock;
    this.#enabled = options.enabled;
  }

  /** Takes one, or `amount`, from the bucket of `key`, or throws `TOO_MANY_REQUESTS` with the time until they are there. */
  take(rate: Rate, key: string, amount = 1): void {
    this.check(rate, key, amount);
    this.spend(rate, key, amount);
  }

  /** Throws as `take` would, and takes nothing: for what only failures are to use up. */
  check(rate: Rate, key: string, amount = 1): void {
    const wait = this.#wait(rate, key, amount);
    if (wait > 0) throw errors.tooManyRequests(wait);
  }

  /** Takes without asking. */
  spend(rate: Rate, key: string, amount = 1): void {
    if (!this.#enabled) return;
    const now = this.#clock.now().getTime();
    const bucket = `${rate.name}:${key}`;
    this.#fullAt.set(bucket, Math.max(this.#fullAt.get(bucket) ?? 0, now) + (amount * 1_000) / rate.perSecond);
  }

  /** Fills the bucket of `key` again. */
  reset(rate: Rate, key: string): void {
    this.#fullAt.delete(`${rate.name}:${key}`);
  }

  #wait(rate: Rate, key: string, amount: number): number {
    if (!this.#enabled) return 0;
    const now = this.#clock.now().getTime();
    const interval = 1_000 / rate.perSecond;
    const fullAt = Math.max(this.#fullAt.get(`${rate.name}:${key}`) ?? 0, now);
    return Math.max(0, Math.ceil(fullAt + amount * interval - now - rate.burst * interval));
  }
}
