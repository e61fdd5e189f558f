import type { FeedEventOf, Id } from '@confab/shared';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Logger } from '../../platform/logger.js';
import type { RoomsModule } from '../rooms/index.js';
import type { Listener, Subscriber } from './audience.js';
import type { FeedHub } from './hub.js';
import { type Heads, idsOf, type Membership, readyOf } from './ready-event.js';

const HEADS_EVERY_MS = 15_000;
const RIGHTS_EVERY_MS = 60_000;
/** Very many feeds are told where their rooms stand over so long: their clients then ask for what they lack. */
const SPREAD_MS = 3_000;
const SPREAD_PER_FEED_MS = 2;
/** So many people's rooms are read at once. */
const PEOPLE_PER_READING = 1_000;
/** So often the rooms of a person are read who comes and goes all the while. */
const READINGS = 5;

interface FeedsOptions {
  hub: FeedHub;
  rooms: Pick<RoomsModule, 'log' | 'repository' | 'newestSeqs'>;
  logger: Logger;
}

/** Opens feeds, tells them where their rooms stand, and looks after what the bus may have failed to say. */
export class Feeds {
  readonly #options: FeedsOptions;
  readonly #timers: NodeJS.Timeout[] = [];
  #looking: Promise<void> | null = null;
  #stopped = false;

  constructor(options: FeedsOptions) {
    this.#options = options;
  }

  /** How many feeds are open. */
  get count(): number {
    return this.#subscribers().length;
  }

  /** Registers the feed first and reads afterwards, so that nothing can fall between; then says `ready`. */
  async open(subscriber: Subscriber): Promise<void> {
    const listener = this.#options.hub.add(subscriber);
    await this.#sayReady(listener, [subscriber]);
  }

  close(subscriber: Subscriber): void {
    this.#options.hub.remove(subscriber);
  }

  /** Ends the feeds of a session that is over. */
  endSession(sessionId: Id): void {
    for (const subscriber of this.#subscribers()) if (subscriber.sessionId === sessionId) this.#end(subscriber);
  }

  start(): void {
    if (this.#timers.length > 0) return;
    this.#every(HEADS_EVERY_MS, () => this.catchUp());
    this.#every(RIGHTS_EVERY_MS, () => this.checkRights());
  }

  /** Ends every feed. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    for (const subscriber of this.#subscribers()) subscriber.delivery.end();
  }

  /** With one query, finds out what happened in the rooms served here without this node having heard of it. */
  async catchUp(): Promise<void> {
    const { hub, rooms } = this.#options;
    await hub.catchUp(await rooms.log.heads(hub.servedRooms().map(toObjectId)));
  }

  /** Reads again whose sessions hold and who is in which rooms. */
  async checkRights(): Promise<void> {
    await this.#endSignedOut();
    const { hub, rooms } = this.#options;
    const listeners = hub.listeners().map((listener) => ({ listener, mark: listener.mark }));
    const rows = await rooms.repository.membershipRevs(listeners.map(({ listener }) => toObjectId(listener.userId)));
    const readings = new Map<Id, Map<Id, { memberRev: number }>>();
    for (const { userId, roomId, memberRev } of rows) {
      const reading = readings.get(toId(userId)) ?? new Map();
      readings.set(toId(userId), reading.set(toId(roomId), { memberRev }));
    }
    for (const { listener, mark } of listeners) {
      if (listener.differsFrom(readings.get(listener.userId) ?? new Map(), mark)) {
        await this.#sayReady(listener, [...listener.subscribers]);
      }
    }
  }

  /** Looks up what may have happened without this node having heard of it; once it hears again, all feeds begin anew. */
  async heedMissed({ isBack }: { isBack: boolean }): Promise<void> {
    // What takes longer than the time between two looks is not begun twice.
    if (this.#looking && !isBack) return;
    const earlier = this.#looking;
    const looking = (async () => {
      await earlier;
      try {
        await this.catchUp();
        await (isBack ? this.#sayReadyToAll() : this.checkRights());
      } catch (error) {
        this.#options.logger.warn({ err: error }, 'What happened elsewhere could not be looked up; trying again later');
      }
    })();
    this.#looking = looking;
    await looking;
    if (this.#looking === looking) this.#looking = null;
  }

  /** Tells every feed where its rooms stand, from few queries, and not all clients at the same moment. */
  async #sayReadyToAll(): Promise<void> {
    await this.#endSignedOut();
    const { hub, rooms } = this.#options;
    const all = hub.listeners();
    const spread = Math.min(SPREAD_MS, all.length * SPREAD_PER_FEED_MS);
    for (let from = 0; from < all.length; from += PEOPLE_PER_READING) {
      const listeners = all
        .slice(from, from + PEOPLE_PER_READING)
        .map((listener) => ({ listener, mark: listener.mark }));
      const userIds = listeners.map(({ listener }) => toObjectId(listener.userId));
      const memberships = await rooms.repository.membershipsOfMany(userIds);
      const mine = listeners.map((one) => ({ ...one, memberships: memberships.get(one.listener.userId) ?? [] }));
      for (const one of mine) this.#settle(one.listener, one.memberships, one.mark);
      const heads = await this.#startAtHeads(mine.flatMap((one) => one.memberships));
      for (const one of mine) {
        const ready = readyOf(one.memberships, heads);
        setTimeout(() => this.#sayReadyLater(one.listener, ready), Math.random() * spread).unref();
      }
    }
  }

  #sayReadyLater(listener: Listener, ready: FeedEventOf<'ready'>): void {
    if (this.#stopped || listener.subscribers.size === 0) return;
    const subscribers = [...listener.subscribers];
    if (listener.isInExactly(idsOf(ready))) {
      for (const subscriber of subscribers) this.#options.hub.toSubscriber(subscriber, ready);
      return;
    }
    // Who came or left meanwhile has been told so already, and must not hear the contrary.
    this.#sayReady(listener, subscribers).catch((error: unknown) => {
      this.#options.logger.warn({ err: error }, 'A feed could not be told where its rooms stand');
    });
  }

  async #sayReady(listener: Listener, subscribers: readonly Subscriber[]): Promise<void> {
    const { hub } = this.#options;
    try {
      let ready = await this.#readRooms(listener);
      // Who came or left meanwhile has been told so already, and must not hear the contrary.
      for (let readings = 1; readings < READINGS && !listener.isInExactly(idsOf(ready)); readings += 1) {
        ready = await this.#readRooms(listener);
      }
      for (const subscriber of subscribers) hub.toSubscriber(subscriber, ready);
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'A feed could not be opened');
      // Rooms may have been taken in whose place in the log nobody knows: every feed of the person begins anew.
      for (const subscriber of [...listener.subscribers]) this.#end(subscriber, errors.unavailable(error));
      throw error;
    }
  }

  async #endSignedOut(): Promise<void> {
    await Promise.all(
      this.#subscribers().map(async (subscriber) => {
        if (!(await subscriber.isSignedIn())) this.#end(subscriber);
      }),
    );
  }

  /** Registers the rooms of a person with the hub, and says where they stand. */
  async #readRooms(listener: Listener): Promise<FeedEventOf<'ready'>> {
    const { mark } = listener;
    const memberships = await this.#options.rooms.repository.membershipsOf(toObjectId(listener.userId));
    this.#settle(listener, memberships, mark);
    return readyOf(memberships, await this.#startAtHeads(memberships));
  }

  #settle(listener: Listener, memberships: readonly Membership[], mark: number): void {
    this.#options.hub.settle(listener, new Map(memberships.map(({ room, member }) => [toId(room._id), member])), mark);
  }

  async #startAtHeads(memberships: readonly Membership[]): Promise<Heads> {
    const { hub, rooms } = this.#options;
    const roomIds = [...new Map(memberships.map(({ room }) => [toId(room._id), room._id])).values()];
    const [heads, newest] = await Promise.all([rooms.log.heads(roomIds), rooms.newestSeqs(roomIds)]);
    hub.start(heads);
    return { heads, newest };
  }

  #subscribers(): Subscriber[] {
    return this.#options.hub.listeners().flatMap((listener) => [...listener.subscribers]);
  }

  #end(subscriber: Subscriber, reason: Error = errors.unauthorized()): void {
    this.#options.hub.remove(subscriber);
    subscriber.delivery.end(reason);
  }

  #every(milliseconds: number, task: () => Promise<void>): void {
    const run = () => {
      task().catch((error: unknown) => this.#options.logger.warn({ err: error }, 'The feeds could not be checked'));
    };
    this.#timers.push(setInterval(run, milliseconds).unref());
  }
}
