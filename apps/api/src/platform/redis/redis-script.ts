import { createHash } from 'node:crypto';
import type { RedisLink } from './redis-link.js';

/** A Lua script: sent once, and then known to Redis by its digest. All keys must belong to one slot. */
export class RedisScript {
  readonly #source: string;
  readonly #digest: string;

  constructor(source: string) {
    this.#source = source;
    this.#digest = createHash('sha1').update(source).digest('hex');
  }

  run(link: RedisLink, keys: readonly string[], values: readonly (string | number)[]): Promise<unknown> {
    return link.run(async (commands) => {
      try {
        return await commands.evalsha(this.#digest, keys.length, ...keys, ...values);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
        return commands.eval(this.#source, keys.length, ...keys, ...values);
      }
    });
  }
}
