import type { FeedEventOf, Id } from '@confab/shared';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Logger } from '../../platform/logger.js';
import type { RoomsModule } from '../rooms/index.js';
import type { Listener, Subscriber } from './audience.js';
import type { FeedHub } from './hub.js';

const HEADS_EVERY_MS = 15_000;
const RIGHTS_EVERY_MS = 60_000;
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
    await Promise.all(
      this.#subscribers().map(async (subscriber) => {
        if (!(await subscriber.isSignedIn())) this.#end(subscriber);
      }),
    );
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
      // Rooms may have been taken in whose place in the log nobody knows: every feed of the person begins anew.
      for (const subscriber of [...listener.subscribers]) this.#end(subscriber, errors.unavailable(error));
      throw error;
    }
  }

  /** Registers the rooms of a person with the hub, and says where they stand. */
  async #readRooms(listener: Listener): Promise<FeedEventOf<'ready'>> {
    const { hub, rooms } = this.#options;
    const { mark } = listener;
    const memberships = await rooms.repository.membershipsOf(toObjectId(listener.userId));
    hub.settle(listener, new Map(memberships.map(({ room, member }) => [toId(room._id), member])), mark);
    const roomIds = memberships.map(({ room }) => room._id);
    const [heads, newest] = await Promise.all([rooms.log.heads(roomIds), rooms.newestSeqs(roomIds)]);
    hub.start(heads);
    return {
      type: 'ready',
      rooms: memberships.map(({ room, member }) => {
        const id = toId(room._id);
        return { id, rev: heads.get(id) ?? room.rev, lastSeq: newest.get(id) ?? 0, lastReadSeq: member.lastReadSeq };
      }),
    };
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

function idsOf({ rooms }: FeedEventOf<'ready'>): ReadonlySet<Id> {
  return new Set(rooms.map(({ id }) => id));
}
