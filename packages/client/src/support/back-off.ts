/** How long to wait after failures in a row: up to `baseMs` after the first, doubling to at most `capMs`. */
export interface BackOff {
  readonly baseMs: number;
  readonly capMs: number;
}

/** Anything between nothing and the whole wait, so that clients cut off together do not come back together. */
export function fullJitter(failures: number, { baseMs, capMs }: BackOff, random: () => number = Math.random): number {
  return Math.floor(random() * Math.min(capMs, baseMs * 2 ** Math.min(failures, 30)));
}
