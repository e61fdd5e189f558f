import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestClock } from '../testing/test-clock.js';
import { TestRedis } from '../testing/test-redis.js';
import { parseConfig } from './config/index.js';
import { createLogger } from './logger.js';
import { RateLimiter, rateOf } from './rate-limit.js';
import { RedisLink } from './redis/index.js';
import { SharedRateLimiter } from './shared-rate-limit.js';

const logger = createLogger({ level: 'silent', pretty: false });
const GUESSES = rateOf('guesses', 5, 10);

let redis: TestRedis;
let links: RedisLink[];
let one: SharedRateLimiter;
let other: SharedRateLimiter;

beforeEach(async () => {
  redis = await TestRedis.start();
  const config = parseConfig({ REDIS_URL: redis.url }, { directory: '/nonexistent' }).redis;
  if (!config) throw new Error('There is no Redis');
  links = [new RedisLink({ config, logger }), new RedisLink({ config, logger })];
  await Promise.all(links.map((link) => link.waitUntilUp(5_000)));
  const limiters = links.map((link) => {
    const local = new RateLimiter({ clock: new TestClock(), enabled: true });
    return new SharedRateLimiter({ local, link, enabled: true });
  });
  [one, other] = limiters as [SharedRateLimiter, SharedRateLimiter];
});
afterEach(async () => {
  for (const link of links) link.close();
  await redis[Symbol.asyncDispose]();
});

const outcome = (taking: Promise<void>) =>
  taking.then(
    () => 'taken',
    (error: unknown) => error,
  );

it('is one bucket for all nodes', async () => {
  const taken = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => outcome((n % 2 ? one : other).take(GUESSES, 'a'))));
  expect(taken.filter((result) => result === 'taken')).toHaveLength(5);
  expect(await outcome(one.check(GUESSES, 'a'))).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  const refusal = await outcome(other.take(GUESSES, 'a'));
  expect(refusal).toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfterMs: expect.any(Number) });
  expect(await outcome(other.take(GUESSES, 'b'))).toBe('taken');
});

it('counts what is spent, lets nothing be used up by a check, and is filled again by a reset', async () => {
  for (let times = 0; times < 20; times += 1) await one.check(GUESSES, 'c');
  for (let times = 0; times < 5; times += 1) await other.spend(GUESSES, 'c');
  expect(await outcome(one.check(GUESSES, 'c'))).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  await other.reset(GUESSES, 'c');
  expect(await outcome(one.check(GUESSES, 'c'))).toBe('taken');
});

it('forgets a bucket that is full', async () => {
  await one.take(GUESSES, 'd');
  const lives = await redis.command('pttl', 'confab:rate:guesses:d');
  expect(lives).toBeGreaterThan(0);
  expect(lives).toBeLessThanOrEqual(2_000);
});

it('goes on by itself without Redis, and does not wait for it again and again', async () => {
  redis.freeze();
  const begun = performance.now();
  const taken = [];
  for (let times = 0; times < 7; times += 1) taken.push(await outcome(one.take(GUESSES, 'e')));
  expect(taken.filter((result) => result === 'taken')).toHaveLength(5);
  expect(performance.now() - begun).toBeLessThan(600);
  redis.thaw();
});
