import type { Id } from '@confab/shared';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../platform/clock.js';
import { groupBy } from '../../platform/group-by.js';
import { type RedisLink, RedisScript } from '../../platform/redis/index.js';
import type { PresenceStore, Present, Sign } from './presence-store.js';

/** A hash by person: until when each connection holds, the last sign of life, whether the person is away. */
const SIGN = new RedisScript(`
local now = tonumber(ARGV[1])
local name
local wasThere = false
for index, value in ipairs(redis.call('HGETALL', KEYS[1])) do
  if index % 2 == 1 then
    name = value
  elseif string.sub(name, 1, 2) == 'c:' then
    if tonumber(value) <= now then redis.call('HDEL', KEYS[1], name) else wasThere = true end
  end
end
if not wasThere then redis.call('HDEL', KEYS[1], 'away') end
for index = 2, #ARGV, 3 do
  redis.call('HSET', KEYS[1], 'c:' .. ARGV[index], ARGV[index + 1])
  local last = redis.call('HGET', KEYS[1], 'last')
  if not last or tonumber(last) < tonumber(ARGV[index + 2]) then redis.call('HSET', KEYS[1], 'last', ARGV[index + 2]) end
end
local holds = now
for index, value in ipairs(redis.call('HGETALL', KEYS[1])) do
  if index % 2 == 1 then
    name = value
  elseif string.sub(name, 1, 2) == 'c:' then
    holds = math.max(holds, tonumber(value))
  end
end
redis.call('PEXPIRE', KEYS[1], math.max(1, holds - now))
return 1
`);

const SET_AWAY = new RedisScript(`
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
return redis.call('HSET', KEYS[1], 'away', ARGV[1])
`);

const PEOPLE_KNOWN = 50_000;
/** After Redis was away it may have begun empty: so long the nodes have to say again who is connected to them. */
const SETTLING_MS = 2_000;

interface Known {
  present: Present;
  until: number;
}

interface RedisPresenceOptions {
  link: RedisLink;
  clock: Clock;
  /** Those connected to this node. */
  memory: PresenceStore;
}

/** Who is connected, to whichever node. While Redis is away, what was read last counts until it has grown old. */
export class RedisPresenceStore implements PresenceStore {
  readonly #options: RedisPresenceOptions;
  readonly #known = new LRUCache<Id, Known>({ max: PEOPLE_KNOWN });
  #settlesAt = 0;

  constructor(options: RedisPresenceOptions) {
    this.#options = options;
    options.link.listen({
      onUp: () => {
        this.#settlesAt = this.#known.size === 0 ? 0 : performance.now() + SETTLING_MS;
      },
    });
  }

  async sign(signs: readonly Sign[]): Promise<void> {
    const { link, clock, memory } = this.#options;
    await memory.sign(signs);
    const now = clock.now().getTime();
    await Promise.allSettled(
      [...groupBy(signs, ({ userId }) => userId)].map(([userId, own]) => {
        const values = own.flatMap(({ connectionId, until, at }) => [connectionId, until.getTime(), at.getTime()]);
        return SIGN.run(link, [this.#key(userId)], [now, ...values]);
      }),
    );
  }

  async setAway(userId: Id, isAway: boolean): Promise<void> {
    const { link, memory } = this.#options;
    await memory.setAway(userId, isAway);
    await SET_AWAY.run(link, [this.#key(userId)], [isAway ? 1 : 0]).catch(() => {});
  }

  async present(userIds: readonly Id[]): Promise<Map<Id, Present>> {
    const { link, clock, memory } = this.#options;
    const now = clock.now().getTime();
    const here = await memory.present(userIds);
    // A Redis that has come back may answer before it is known that it was away.
    if (!link.isUp || performance.now() < this.#settlesAt) return this.#withKnown(here, userIds, now);
    try {
      const found = await link.run((commands) =>
        Promise.all(userIds.map((userId) => commands.hgetall(this.#key(userId)))),
      );
      const present = new Map<Id, Present>();
      userIds.forEach((userId, index) => {
        const known = knownOf(found[index] ?? {}, now);
        if (known) this.#known.set(userId, known);
        else this.#known.delete(userId);
        const shown = known?.present ?? here.get(userId);
        if (shown) present.set(userId, shown);
      });
      return present;
    } catch {
      return this.#withKnown(here, userIds, now);
    }
  }

  #withKnown(here: Map<Id, Present>, userIds: readonly Id[], now: number): Map<Id, Present> {
    for (const userId of userIds) {
      const known = this.#known.get(userId);
      if (!here.has(userId) && known && known.until > now) here.set(userId, known.present);
    }
    return here;
  }

  #key(userId: Id): string {
    return this.#options.link.key(`presence:${userId}`);
  }
}

/** What a hash says of a person, or null for who is not connected. */
function knownOf(fields: Record<string, string>, now: number): Known | null {
  const until = Math.max(
    0,
    ...Object.entries(fields).map(([name, value]) => (name.startsWith('c:') ? Number(value) : 0)),
  );
  if (until <= now) return null;
  return { present: { isAway: fields.away === '1', lastSignAt: new Date(Number(fields.last)) }, until };
}
