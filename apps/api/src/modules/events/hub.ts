import type { FeedEvent, Id } from '@confab/shared';
import type { Clock } from '../../platform/clock.js';
import { groupBy } from '../../platform/group-by.js';
import { toId } from '../../platform/ids.js';
import type { Logger } from '../../platform/logger.js';
import type { Metrics } from '../../platform/metrics.js';
import type { SocketConnection } from '../../platform/trpc.js';
import type { FeedSource, RoomLogEntry } from '../rooms/index.js';
import { Listener, type Subscriber } from './audience.js';
import { Outbox } from './outbox.js';
import { type HubReader, ServedRoom } from './served-room.js';

interface FeedHubOptions {
  reader: HubReader;
  logger: Logger;
  clock: Clock;
  metrics: Metrics;
}

/**
 * Tells everybody who listens on this node what happens in their rooms: each entry of a room's log once, in the order
 * of the log, to those who are in the room at that entry.
 */
export class FeedHub {
  readonly #sources = new Map<string, FeedSource>();
  readonly #rooms = new Map<Id, ServedRoom>();
  readonly #listeners = new Map<Id, Listener>();
  readonly #outbox: Outbox;
  readonly #reader: HubReader;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #metrics: Metrics;

  constructor({ reader, logger, clock, metrics }: FeedHubOptions) {
    this.#reader = reader;
    this.#logger = logger;
    this.#clock = clock;
    this.#metrics = metrics;
    this.#outbox = new Outbox({ onShortened: () => metrics.shortenedDeliveries.inc() });
  }

  /** Tells the hub how entries of a kind are told. */
  registerSource(source: FeedSource): void {
    this.#sources.set(source.kind, source);
  }

  /** Registers a feed; its rooms follow by `settle`. Returns the person it is for. */
  add(subscriber: Subscriber): Listener {
    const listener = this.#listeners.get(subscriber.userId) ?? new Listener(subscriber.userId);
    this.#listeners.set(subscriber.userId, listener);
    this.#outbox.flush();
    listener.subscribers.add(subscriber);
    return listener;
  }

  remove(subscriber: Subscriber): void {
    const listener = this.#listeners.get(subscriber.userId);
    this.#outbox.flush();
    if (!listener?.subscribers.delete(subscriber) || listener.subscribers.size > 0) return;
    this.#listeners.delete(listener.userId);
    for (const roomId of listener.rooms()) this.#leave(listener, roomId);
  }

  /**
   * Brings a person's rooms in line with a reading of the memberships that began at `mark`; the rooms that are served
   * from now on are returned, to be started at their heads.
   */
  settle(listener: Listener, reading: ReadonlyMap<Id, { memberRev: number }>, mark: number): void {
    if (this.#listeners.get(listener.userId) !== listener) return;
    for (const roomId of listener.missingFrom(new Set(reading.keys()), mark)) {
      listener.forget(roomId);
      this.#leave(listener, roomId);
    }
    for (const [roomId, { memberRev }] of reading) {
      listener.note(roomId, memberRev, true);
      if (listener.isIn(roomId)) this.#join(listener, this.#serve(roomId));
    }
  }

  /** Says where rooms stand whose entries have been held back until that is known. */
  start(heads: ReadonlyMap<Id, number>): void {
    for (const [roomId, rev] of heads) this.#rooms.get(roomId)?.startAfter(rev);
  }

  /** Whether entries of such kinds in a room mean anything to somebody who listens here. */
  concerns(roomId: Id, kinds: readonly string[]): boolean {
    if (this.#rooms.has(roomId)) return true;
    return kinds.some((kind) => {
      const source = this.#sources.get(kind);
      return source?.joins || source?.leaves || source?.ends;
    });
  }

  /** Takes entries as they are committed, here or elsewhere, in whatever order they come. */
  accept(entries: readonly RoomLogEntry[]): void {
    for (const [roomId, own] of groupBy(entries, (entry) => toId(entry.roomId))) this.#acceptIn(roomId, own);
  }

  #acceptIn(roomId: Id, entries: readonly RoomLogEntry[]): void {
    const known = this.#rooms.get(roomId);
    if (known) {
      known.offer(entries);
      return;
    }
    // A room that nobody here listens to, until somebody who does comes into it.
    const coming = entries.findIndex((entry) => this.#affected(entry, 'joins').length > 0);
    for (const entry of coming < 0 ? entries : entries.slice(0, coming)) this.#noteLeavers(roomId, entry);
    const first = entries[coming];
    if (!first) return;
    const room = this.#serve(roomId);
    room.startAfter(first.rev - 1);
    room.offer(entries.slice(coming));
  }

  /** Compares the rooms served with the heads of their logs, and tells what is lacking. */
  async catchUp(heads: ReadonlyMap<Id, number>): Promise<void> {
    await Promise.all([...this.#rooms.values()].map((room) => room.catchUp(heads.get(room.id) ?? 0)));
  }

  /** Tells something that has no number to everybody in a room; not to `except`. */
  toRoom(roomId: Id, event: FeedEvent, options?: { except: Id }): void {
    const room = this.#rooms.get(roomId);
    if (room) this.#outbox.toAll(room.listeners, event, options?.except);
  }

  /** Tells something to one person's own clients. */
  toPerson(userId: Id, event: FeedEvent): void {
    const listener = this.#listeners.get(userId);
    if (listener) this.#send(listener, event);
  }

  /** Tells something to the feeds of one socket; false if there is none. */
  toSocket(userId: Id, socket: SocketConnection, event: FeedEvent): boolean {
    const subscribers = [...(this.#listeners.get(userId)?.subscribers ?? [])];
    const listening = subscribers.filter((subscriber) => subscriber.socket === socket);
    for (const subscriber of listening) this.#outbox.toOne(subscriber, event);
    return listening.length > 0;
  }

  toSubscriber(subscriber: Subscriber, event: FeedEvent): void {
    this.#outbox.toOne(subscriber, event);
  }

  isListening(userId: Id): boolean {
    return this.#listeners.has(userId);
  }

  listeners(): Listener[] {
    return [...this.#listeners.values()];
  }

  servedRooms(): Id[] {
    return [...this.#rooms.keys()];
  }

  #serve(roomId: Id): ServedRoom {
    const known = this.#rooms.get(roomId);
    if (known) return known;
    const room = new ServedRoom(roomId, {
      reader: this.#reader,
      logger: this.#logger,
      tell: (told, entries) => this.#tell(told, entries),
      onDropped: (told, entry) => this.#noteDropped(told, entry),
      onIdle: (idle) => this.#dropIfIdle(idle),
    });
    this.#rooms.set(roomId, room);
    return room;
  }

  #join(listener: Listener, room: ServedRoom): void {
    if (room.listeners.has(listener)) return;
    this.#outbox.flush();
    room.listeners.add(listener);
  }

  #leave(listener: Listener, roomId: Id): void {
    const room = this.#rooms.get(roomId);
    this.#outbox.flush();
    room?.listeners.delete(listener);
    if (room) this.#dropIfIdle(room);
  }

  #dropIfIdle(room: ServedRoom): void {
    if (!room.isIdle || this.#rooms.get(room.id) !== room) return;
    room.close();
    this.#rooms.delete(room.id);
  }

  /** Those listening here who are in the room from this entry on, or until it. */
  #affected(entry: RoomLogEntry, how: 'joins' | 'leaves'): Listener[] {
    try {
      const source = this.#sources.get(entry.kind);
      if (how === 'leaves' && source?.ends) return [...(this.#rooms.get(toId(entry.roomId))?.listeners ?? [])];
      const userIds = source?.[how]?.(entry) ?? [];
      return userIds.flatMap((userId) => this.#listeners.get(toId(userId)) ?? []);
    } catch (error) {
      this.#logger.error({ err: error, kind: entry.kind, entryId: entry._id }, 'An entry could not be understood');
      return [];
    }
  }

  /** Renders entries once for all, and tells them; who joins hears the entry, who leaves hears it as the last. */
  async #tell(room: ServedRoom, entries: readonly RoomLogEntry[]): Promise<void> {
    const events = await Promise.all(entries.map((entry) => this.#render(entry)));
    entries.forEach((entry, index) => {
      for (const listener of this.#affected(entry, 'joins')) {
        if (listener.note(room.id, entry.rev, true)) this.#join(listener, room);
      }
      const event = events[index];
      if (event) this.#outbox.toAll(room.listeners, event);
      this.#metrics.deliverySeconds.observe((this.#clock.now().getTime() - entry.at.getTime()) / 1_000);
      this.#noteLeavers(room.id, entry);
    });
  }

  #noteLeavers(roomId: Id, entry: RoomLogEntry): void {
    for (const listener of this.#affected(entry, 'leaves')) {
      if (listener.note(roomId, entry.rev, false)) this.#leave(listener, roomId);
    }
  }

  /**
   * What an entry that is not told means for who is in the room: somebody removed while the memberships were being read
   * must not stay, and somebody who came must not be left out.
   */
  #noteDropped(room: ServedRoom, entry: RoomLogEntry): void {
    for (const listener of this.#affected(entry, 'joins')) {
      if (!listener.note(room.id, entry.rev, true)) continue;
      this.#join(listener, room);
      void this.#render(entry).then((event) => event && this.#send(listener, event));
    }
    this.#noteLeavers(room.id, entry);
  }

  async #render(entry: RoomLogEntry): Promise<FeedEvent | null> {
    try {
      return (await this.#sources.get(entry.kind)?.present(entry)) ?? null;
    } catch (error) {
      // Clients see that a number is missing, and catch up.
      this.#logger.error({ err: error, kind: entry.kind, entryId: entry._id }, 'An entry could not be told');
      return null;
    }
  }

  #send(listener: Listener, event: FeedEvent): void {
    for (const subscriber of listener.subscribers) this.#outbox.toOne(subscriber, event);
  }
}
