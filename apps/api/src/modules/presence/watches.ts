import type { FeedEvent, Id, Presence } from '@confab/shared';
import type { Clock } from '../../platform/clock.js';
import type { Caller, SocketConnection } from '../../platform/trpc.js';
import type { KnownPeople } from './known-people.js';
import type { PresenceReader } from './presence-reader.js';
import { newWatch, type Watch } from './watch.js';

/** Tells the feeds of one socket; false if there is none. */
export type TellSocket = (userId: Id, socket: SocketConnection, event: FeedEvent) => boolean;

const CHECKED_AT_ONCE = 8;

interface WatchesOptions {
  reader: PresenceReader;
  known: KnownPeople;
  tell: TellSocket;
  clock: Clock;
}

/** Who watches whose presence on this node. */
export class Watches {
  readonly #options: WatchesOptions;
  readonly #watches = new Map<SocketConnection, Watch>();
  readonly #watchers = new Map<Id, Set<Watch>>();
  /** How everybody who is watched was when it was last told. */
  readonly #told = new Map<Id, Presence['status']>();
  readonly #changed = new Set<Id>();
  readonly #doubtful = new Set<Watch>();

  constructor(options: WatchesOptions) {
    this.#options = options;
  }

  /** Puts these people in the place of those watched before. */
  async replace(socket: SocketConnection, { userId: watcherId }: Caller, asked: readonly Id[]): Promise<void> {
    this.drop(socket);
    const watch = newWatch(socket, watcherId, asked);
    this.#watches.set(socket, watch);
    await this.#check(watch);
  }

  drop(socket: SocketConnection): void {
    const watch = this.#watches.get(socket);
    if (!watch) return;
    this.#watches.delete(socket);
    this.#doubtful.delete(watch);
    for (const userId of watch.watched) this.#stopWatching(watch, userId);
  }

  /** It may be another matter with these people now. */
  noteChanged(userIds: readonly Id[]): void {
    for (const userId of userIds) if (this.#watchers.has(userId)) this.#changed.add(userId);
  }

  /** Everybody is looked at again, whether there was news or not. */
  noteAllChanged(): void {
    this.noteChanged([...this.#watchers.keys()]);
  }

  /** These people have left a room or a team, or it them: who knows whom may be another matter. */
  noteLeft(userIds: ReadonlySet<Id>): void {
    if (userIds.size === 0) return;
    for (const userId of userIds) {
      for (const watch of this.#watchers.get(userId) ?? []) this.#doubtful.add(watch);
    }
    for (const watch of this.#watches.values()) {
      // A check under way may have read what was so before.
      if (userIds.has(watch.watcherId) || watch.underWay > 0) this.#doubtful.add(watch);
    }
  }

  /** Everybody here who watches or is watched. */
  people(): Id[] {
    const watching = [...this.#watches.values()].map(({ watcherId }) => watcherId);
    return [...new Set([...watching, ...this.#watchers.keys()])];
  }

  /** Whoever may know whom is looked up again for watches that are so old. */
  async checkOlderThan(milliseconds: number): Promise<void> {
    const oldest = this.#options.clock.now().getTime() - milliseconds;
    await this.#checkAll([...this.#watches.values()].filter(({ checkedAt }) => checkedAt <= oldest));
  }

  /** Tells all that is new since the last time. */
  async tellNews(): Promise<void> {
    await this.#checkDoubtful();
    const changed = [...this.#changed];
    this.#changed.clear();
    const fresh = [...this.#watches.values()].flatMap((watch) => [...watch.fresh]);
    const presences = await this.#read([...new Set([...changed, ...fresh])], changed);
    const news = new Map<Watch, Presence[]>();
    for (const presence of presences) {
      const { userId, status } = presence;
      const isNews = this.#told.get(userId) !== status;
      for (const watch of this.#watchers.get(userId) ?? []) {
        if (!isNews && !watch.fresh.has(userId)) continue;
        if (this.#doubtful.has(watch)) {
          // Somebody left while this was being read: the next time, if it still concerns the watcher.
          watch.fresh.add(userId);
          continue;
        }
        news.set(watch, [...(news.get(watch) ?? []), presence]);
        this.#told.set(userId, status);
      }
    }
    for (const [watch, users] of news) this.#deliver(watch, users);
  }

  async #read(userIds: readonly Id[], changed: readonly Id[]): Promise<Presence[]> {
    try {
      return await this.#options.reader.read(userIds);
    } catch (error) {
      // The next time, then.
      this.noteChanged(changed);
      throw error;
    }
  }

  /** What nobody has heard, because the feed is not open yet, stays fresh. */
  #deliver(watch: Watch, users: Presence[]): void {
    const isHeard = this.#options.tell(watch.watcherId, watch.socket, { type: 'presence', users });
    for (const { userId } of users) {
      if (isHeard) watch.fresh.delete(userId);
      else watch.fresh.add(userId);
    }
  }

  /** As long as it is not known who may know whom, nothing is told. */
  async #checkDoubtful(): Promise<void> {
    const doubtful = [...this.#doubtful];
    this.#doubtful.clear();
    try {
      await this.#checkAll(doubtful);
    } catch (error) {
      for (const watch of doubtful) if (this.#watches.get(watch.socket) === watch) this.#doubtful.add(watch);
      throw error;
    }
  }

  /** A few at a time: there may be very many. */
  async #checkAll(watches: readonly Watch[]): Promise<void> {
    for (let from = 0; from < watches.length; from += CHECKED_AT_ONCE) {
      await Promise.all(watches.slice(from, from + CHECKED_AT_ONCE).map((watch) => this.#check(watch)));
    }
  }

  async #check(watch: Watch): Promise<void> {
    const { known, clock } = this.#options;
    const begunAt = clock.now().getTime();
    const number = ++watch.begun;
    watch.underWay += 1;
    const people = await known.among(watch.watcherId, watch.asked).finally(() => {
      watch.underWay -= 1;
    });
    if (this.#watches.get(watch.socket) !== watch || number < watch.spoken) return;
    watch.spoken = number;
    watch.checkedAt = begunAt;
    for (const userId of watch.asked) {
      if (!people.has(userId)) this.#stopWatching(watch, userId);
      else if (!watch.watched.has(userId)) this.#startWatching(watch, userId);
    }
  }

  #startWatching(watch: Watch, userId: Id): void {
    watch.watched.add(userId);
    watch.fresh.add(userId);
    this.#watchers.set(userId, (this.#watchers.get(userId) ?? new Set()).add(watch));
  }

  #stopWatching(watch: Watch, userId: Id): void {
    watch.watched.delete(userId);
    watch.fresh.delete(userId);
    const watchers = this.#watchers.get(userId);
    if (!watchers?.delete(watch) || watchers.size > 0) return;
    this.#watchers.delete(userId);
    this.#told.delete(userId);
    this.#changed.delete(userId);
  }
}
