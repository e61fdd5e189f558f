import { errors } from './errors.js';
import type { Rate, RateLimiter } from './rate-limit.js';
import { type RedisLink, RedisScript } from './redis/index.js';

/** The same bucket as `RateLimiter` keeps: the time, by the clock of Redis, at which it will be full again. */
const BUCKET = new RedisScript(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local fullAt = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
local after = fullAt + tonumber(ARGV[2])
local wait = math.ceil(after - now - tonumber(ARGV[3]))
if wait > 0 and ARGV[1] ~= 'spend' then return wait end
if ARGV[1] ~= 'check' then
  redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.max(1, math.ceil(after - now)))
end
return 0
`);

interface SharedRateLimiterOptions {
  local: RateLimiter;
  /** Null where there is one node. */
  link: RedisLink | null;
  enabled: boolean;
}

/**
 * Rates that hold over all nodes together: those by which secrets are guessed or people flooded. The bucket of this node
 * has a say before Redis is asked, and the only one while Redis is away.
 */
export class SharedRateLimiter {
  readonly #local: RateLimiter;
  readonly #link: RedisLink | null;

  constructor({ local, link, enabled }: SharedRateLimiterOptions) {
    this.#local = local;
    this.#link = enabled ? link : null;
  }

  /** Takes one, or `amount`, from the bucket of `key`, or throws `TOO_MANY_REQUESTS` with the time until they are there. */
  async take(rate: Rate, key: string, amount = 1): Promise<void> {
    // At once, so that of many at the same time none goes by unnoticed.
    this.#local.take(rate, key, amount);
    await this.#ask('take', rate, key, amount);
  }

  /** Throws as `take` would, and takes nothing. */
  async check(rate: Rate, key: string, amount = 1): Promise<void> {
    this.#local.check(rate, key, amount);
    await this.#ask('check', rate, key, amount);
  }

  /** Takes without asking. */
  async spend(rate: Rate, key: string, amount = 1): Promise<void> {
    this.#local.spend(rate, key, amount);
    await this.#ask('spend', rate, key, amount);
  }

  /** Fills the bucket of `key` again. */
  async reset(rate: Rate, key: string): Promise<void> {
    this.#local.reset(rate, key);
    const bucket = this.#keyOf(rate, key);
    await this.#link?.run((commands) => commands.del(bucket)).catch(withoutRedis);
  }

  async #ask(what: 'take' | 'check' | 'spend', rate: Rate, key: string, amount: number): Promise<void> {
    if (!this.#link) return;
    const interval = 1_000 / rate.perSecond;
    const values = [what, amount * interval, rate.burst * interval];
    const wait = await BUCKET.run(this.#link, [this.#keyOf(rate, key)], values).catch(withoutRedis);
    if (typeof wait === 'number' && wait > 0) throw errors.tooManyRequests(wait);
  }

  #keyOf(rate: Rate, key: string): string {
    return this.#link?.key(`rate:${rate.name}:${key}`) ?? '';
  }
}

/** The bucket of this node has spoken already. */
function withoutRedis(): null {
  return null;
}
