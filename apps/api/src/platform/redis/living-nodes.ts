import type { RedisLink } from './redis-link.js';
import { RedisScript } from './redis-script.js';

const SIGN_MS = 1_000;
/** Without a sign for so long, a node is taken for dead. */
const DEAD_MS = 5_000;

/** By the clock of Redis, which is the same for all. */
const SIGN = new RedisScript(`
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[2]))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZRANGE', KEYS[1], 0, -1)
`);

/**
 * Which nodes are alive and serve, as far as Redis knows. One that has not joined, or is without Redis, knows of itself
 * alone.
 */
export class LivingNodes {
  readonly #link: RedisLink;
  readonly #stop: () => void;
  #timer: NodeJS.Timeout | undefined;
  #all: readonly string[];

  constructor(link: RedisLink) {
    this.#link = link;
    this.#all = [link.nodeId];
    this.#stop = link.listen({
      onUp: () => void this.#sign(),
      onDown: () => {
        this.#all = [link.nodeId];
      },
    });
  }

  /** In no particular order; this one is always among them. */
  get all(): readonly string[] {
    return this.#all;
  }

  /** From now on the others count on this node. */
  async join(): Promise<void> {
    this.#timer ??= setInterval(() => void this.#sign(), SIGN_MS).unref();
    await this.#sign();
  }

  /** Nobody counts on this node any more. */
  async leave(): Promise<void> {
    if (!this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#all = [this.#link.nodeId];
    await this.#link.run((commands) => commands.zrem(this.#key, this.#link.nodeId)).catch(() => {});
  }

  async close(): Promise<void> {
    this.#stop();
    await this.leave();
  }

  /** Gives a sign of life, and sees who else has given one. */
  async #sign(): Promise<void> {
    if (!this.#timer) return;
    const { nodeId } = this.#link;
    try {
      const found: unknown = await SIGN.run(this.#link, [this.#key], [nodeId, DEAD_MS]);
      const others = Array.isArray(found) ? found.filter((id) => typeof id === 'string' && id !== nodeId) : [];
      this.#all = this.#link.isUp && this.#timer ? [nodeId, ...others] : [nodeId];
    } catch {
      // Perhaps the next time; if Redis is away, the link says so.
    }
  }

  get #key(): string {
    return this.#link.key('nodes');
  }
}
