import { TIMES } from '@confab/shared';
import { LRUCache } from 'lru-cache';
import { ObjectId } from 'mongodb';
import type { Clock } from '../../../platform/clock.js';
import { type RedisLink, RedisScript } from '../../../platform/redis/index.js';
import type { MemoryTypingStore } from './memory-typing-store.js';
import type { TypingNews, TypingStore, Typist } from './typing-store.js';

/** A hash by room: who and where, since when and last when. */
const SIGN = new RedisScript(`
local since = ARGV[2]
local held = redis.call('HGET', KEYS[1], ARGV[1])
if held then
  local began, last = string.match(held, '^(%d+):(%d+)$')
  if last and tonumber(ARGV[2]) - tonumber(last) < tonumber(ARGV[3]) then since = began end
end
redis.call('HSET', KEYS[1], ARGV[1], since .. ':' .. ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return since
`);

const TYPISTS_KNOWN = 50_000;

interface RedisTypingOptions {
  link: RedisLink;
  clock: Clock;
  /** What this node knows by itself: enough while Redis is away. */
  memory: MemoryTypingStore;
}

/** Who is typing, for all nodes. */
export class RedisTypingStore implements TypingStore {
  readonly #options: RedisTypingOptions;
  /** Who may be typing as far as was heard: of anybody else Redis is not asked after each message. */
  readonly #known = new LRUCache<string, true>({ max: TYPISTS_KNOWN, ttl: TIMES.typing });

  constructor(options: RedisTypingOptions) {
    this.#options = options;
  }

  async sign(roomId: ObjectId, userId: ObjectId, threadRootId: ObjectId | null): Promise<boolean> {
    const { link, clock, memory } = this.#options;
    const field = fieldOf(userId, threadRootId);
    const isNews = await memory.sign(roomId, userId, threadRootId);
    this.#known.set(`${roomId.toHexString()}/${field}`, true);
    await SIGN.run(link, [this.#key(roomId)], [field, clock.now().getTime(), TIMES.typing]).catch(withoutRedis);
    return isNews;
  }

  async stop(roomId: ObjectId, userId: ObjectId, threadRootId: ObjectId | null): Promise<boolean> {
    const { link, memory } = this.#options;
    const field = fieldOf(userId, threadRootId);
    const wasHere = await memory.stop(roomId, userId, threadRootId);
    if (!this.#known.delete(`${roomId.toHexString()}/${field}`)) return wasHere;
    const removed = await link.run((commands) => commands.hdel(this.#key(roomId), field)).catch(withoutRedis);
    return wasHere || (removed ?? 0) > 0;
  }

  async typists(roomId: ObjectId): Promise<Typist[]> {
    const { link, clock, memory } = this.#options;
    const found = await link.run((commands) => commands.hgetall(this.#key(roomId))).catch(withoutRedis);
    if (!found) return memory.typists(roomId);
    const now = clock.now().getTime();
    return Object.entries(found).flatMap(([field, times]) => typistOf(field, times, now) ?? []);
  }

  heard(news: TypingNews): void {
    const { roomId, userId, threadRootId, isTyping } = news;
    this.#options.memory.heard(news);
    const place = `${roomId.toHexString()}/${fieldOf(userId, threadRootId)}`;
    if (isTyping) this.#known.set(place, true);
    else this.#known.delete(place);
  }

  #key(roomId: ObjectId): string {
    return this.#options.link.key(`typing:${roomId.toHexString()}`);
  }
}

/** What this node knows has to do. */
function withoutRedis(): null {
  return null;
}

function fieldOf(userId: ObjectId, threadRootId: ObjectId | null): string {
  return `${userId.toHexString()}/${threadRootId?.toHexString() ?? ''}`;
}

function typistOf(field: string, times: string, now: number): Typist | null {
  const [, user, thread] = /^([0-9a-f]{24})\/([0-9a-f]{24})?$/.exec(field) ?? [];
  const [since, lastAt] = times.split(':').map(Number);
  if (user === undefined || since === undefined || lastAt === undefined || now - lastAt >= TIMES.typing) return null;
  return {
    userId: ObjectId.createFromHexString(user),
    threadRootId: thread === undefined ? null : ObjectId.createFromHexString(thread),
    since: new Date(since),
  };
}
