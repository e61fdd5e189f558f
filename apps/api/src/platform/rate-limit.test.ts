import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RateLimiter, rateOf } from './rate-limit.js';

function limiterAt(start = 0) {
  let now = start;
  const limiter = new RateLimiter({ clock: { now: () => new Date(now) }, enabled: true });
  return { limiter, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('the rate limiter', () => {
  test('lets the burst through, then one for each interval', () => {
    const { limiter, pass } = limiterAt();
    const rate = { name: 'test', perSecond: 2, burst: 3 };
    for (let count = 0; count < 3; count += 1) limiter.take(rate, 'a');
    expect(() => limiter.take(rate, 'a')).toThrow(
      expect.objectContaining({ code: 'TOO_MANY_REQUESTS', retryAfterMs: 500 }),
    );
    limiter.take(rate, 'b');
    pass(500);
    limiter.take(rate, 'a');
    expect(() => limiter.take(rate, 'a')).toThrow();
  });

  test('never lets more through in any span than the burst and what was refilled in it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 200 }), (waits) => {
        const { limiter, pass } = limiterAt();
        const rate = rateOf('test', 5, 1);
        const taken: number[] = [];
        for (const wait of waits) {
          const now = pass(wait);
          try {
            limiter.take(rate, 'key');
            taken.push(now);
          } catch {
            // Refused: it took nothing.
          }
        }
        for (const [from, start] of taken.entries()) {
          for (const [to, end] of taken.entries()) {
            if (to >= from) expect(to - from + 1).toBeLessThanOrEqual(5 + Math.ceil(((end - start) / 1_000) * 5));
          }
        }
      }),
    );
  });

  test('takes several at once, or none of them', () => {
    const { limiter, pass } = limiterAt();
    const rate = rateOf('test', 10, 10);
    limiter.take(rate, 'a', 7);
    expect(() => limiter.take(rate, 'a', 4)).toThrow(expect.objectContaining({ retryAfterMs: 1_000 }));
    limiter.take(rate, 'a', 3);
    pass(4_000);
    limiter.take(rate, 'a', 4);
    expect(() => limiter.take(rate, 'a')).toThrow();
  });

  test('a check takes nothing; failures spend; a reset gives all back', () => {
    const { limiter } = limiterAt();
    const rate = rateOf('failures', 2, 60);
    for (let count = 0; count < 10; count += 1) limiter.check(rate, 'a');
    limiter.spend(rate, 'a');
    limiter.spend(rate, 'a');
    expect(() => limiter.check(rate, 'a')).toThrow();
    limiter.reset(rate, 'a');
    limiter.check(rate, 'a');
  });

  test('can be turned off', () => {
    const limiter = new RateLimiter({ clock: { now: () => new Date(0) }, enabled: false });
    for (let count = 0; count < 100; count += 1) limiter.take(rateOf('x', 1, 60), 'a');
  });
});
