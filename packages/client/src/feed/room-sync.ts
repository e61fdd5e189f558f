import type { FeedEvent, FeedEventOf, Id, MessagesChangesResult } from '@confab/shared';
import type { Fetch, RoomEvent, SyncEffect } from './sync-effect.js';

/** After so many pages without the news that were announced, the log is believed. */
const FRUITLESS_PAGES = 5;

interface KnownRoom {
  /** Everything up to this number is held. */
  known: number;
  readonly generation: number;
  isFetching: boolean;
  fruitless: number;
  /** The server's number was below ours, as after a restored backup: only asking will tell. */
  isDoubtful: boolean;
}

/**
 * Keeps what is held of every room equal to the server's log, without any input or output of its own: everything that
 * comes in goes in here, and what follows from it comes out. The rule for an event with a `rev`: one more than known,
 * apply; at or below, drop; further ahead, something was missed: catch up from `known`, one page at a time, while live
 * events only raise what is known to exist (`heads`).
 */
export class RoomSync {
  readonly #rooms = new Map<Id, KnownRoom>();
  /** The highest number seen of each of the caller's rooms, known or not. */
  readonly #heads = new Map<Id, number>();
  readonly #watched = new Map<Id, number>();
  readonly #reads = new Map<string, number>();
  #me: Id | null = null;
  #isReady = false;
  #followsAll = false;
  #generations = 0;

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Begins anew, for another person or none. */
  clear(me: Id | null): void {
    for (const held of [this.#rooms, this.#heads, this.#reads]) held.clear();
    this.#me = me;
    this.#isReady = false;
  }

  /** Knows every room from now on, without loading any, and keeps all of them caught up. */
  followAll(): void {
    this.#followsAll = true;
  }

  /** A page of the room was loaded, and `rev` was the room's number before it was read. */
  opened(roomId: Id, rev: number): SyncEffect[] {
    if (this.#rooms.has(roomId)) return [];
    this.#know(roomId, rev);
    return this.#compare(roomId);
  }

  /** Everything up to this number is held of the room; null: nothing is. */
  knownRev(roomId: Id): number | null {
    return this.#rooms.get(roomId)?.known ?? null;
  }

  /** What was held of the room is gone: until it is opened again, its events are hints. */
  forget(roomId: Id): void {
    this.#rooms.delete(roomId);
  }

  /** Keeps a room caught up while it is looked at. */
  watch(roomId: Id): SyncEffect[] {
    this.#watched.set(roomId, (this.#watched.get(roomId) ?? 0) + 1);
    return this.#compare(roomId);
  }

  unwatch(roomId: Id): void {
    const count = this.#watched.get(roomId) ?? 0;
    if (count > 1) this.#watched.set(roomId, count - 1);
    else this.#watched.delete(roomId);
  }

  /** Takes in the events of one moment. */
  receive(events: readonly FeedEvent[]): SyncEffect[] {
    return events.flatMap((event) => {
      if (event.type === 'ready') return this.#ready(event);
      if ('rev' in event) return this.#roomEvent(event);
      if (event.type === 'read' && !this.#isNewRead(event)) return [];
      return [{ type: 'plain', event }];
    });
  }

  /** True while somebody waits for this page. */
  isWanted({ roomId, generation }: Fetch): boolean {
    return this.#rooms.get(roomId)?.generation === generation;
  }

  /** Takes in a page that was fetched. */
  page(fetch: Fetch, changes: MessagesChangesResult): SyncEffect[] {
    const { roomId, sinceRev } = fetch;
    const room = this.#rooms.get(roomId);
    if (!room || !this.isWanted(fetch)) return [];
    room.isFetching = false;
    room.isDoubtful = false;
    if (changes.reset) return this.#reset(roomId, room, changes);
    const isFruitful = changes.upToRev > room.known;
    room.fruitless = isFruitful ? 0 : room.fruitless + 1;
    room.known = Math.max(room.known, changes.upToRev);
    this.#raise(roomId, room.known);
    if (room.fruitless > FRUITLESS_PAGES) {
      room.fruitless = 0;
      this.#heads.set(roomId, room.known);
    }
    const applied: SyncEffect[] = isFruitful ? [{ type: 'changes', roomId, sinceRev, changes }] : [];
    return [...applied, ...this.#compare(roomId, changes.more && isFruitful)];
  }

  /** The server will not tell about the room any more: it is gone for the caller. */
  refused(fetch: Fetch): SyncEffect[] {
    return this.isWanted(fetch) ? this.#gone(fetch.roomId) : [];
  }

  #know(roomId: Id, rev: number): KnownRoom {
    this.#generations += 1;
    const generation = this.#generations;
    const room = { known: rev, generation, isFetching: false, fruitless: 0, isDoubtful: false };
    this.#rooms.set(roomId, room);
    this.#raise(roomId, rev);
    return room;
  }

  #raise(roomId: Id, rev: number): void {
    this.#heads.set(roomId, Math.max(this.#heads.get(roomId) ?? 0, rev));
  }

  #isWatched(roomId: Id): boolean {
    return this.#followsAll || this.#watched.has(roomId);
  }

  /** Asks for what is missing, unless that is under way or there is nothing. */
  #compare(roomId: Id, hasMore = false): SyncEffect[] {
    const room = this.#rooms.get(roomId);
    if (!room || room.isFetching) return [];
    const isBehind = hasMore || room.isDoubtful || (this.#heads.get(roomId) ?? 0) > room.known;
    if (!isBehind) return [];
    room.isFetching = true;
    const { known: sinceRev, generation, fruitless: attempt } = room;
    return [{ type: 'fetch', roomId, sinceRev, generation, attempt }];
  }

  #roomEvent(event: RoomEvent): SyncEffect[] {
    const { roomId, rev } = event;
    const head = this.#heads.get(roomId);
    const isNews = head === undefined || rev > head;
    const room = this.#rooms.get(roomId) ?? (this.#followsAll ? this.#know(roomId, rev - 1) : undefined);
    this.#raise(roomId, rev);
    if (room && rev <= room.known) return [];
    const effects: SyncEffect[] = head === undefined && this.#isReady ? [{ type: 'roomNew', roomId }] : [];
    if (room && !room.isFetching && rev === room.known + 1) {
      room.known = rev;
      return [...effects, { type: 'applied', event }, ...this.#goneBy(event)];
    }
    if (isNews) effects.push({ type: 'hint', event });
    // The last change may have been counted by `ready` before it was told.
    if (isNews || rev === head) effects.push(...this.#goneBy(event));
    return [...effects, ...this.#compare(roomId)];
  }

  #ready({ rooms }: FeedEventOf<'ready'>): SyncEffect[] {
    const first = !this.#isReady;
    this.#isReady = true;
    const listed = new Set(rooms.map(({ id }) => id));
    const gone = [...this.#heads.keys()].filter((roomId) => !listed.has(roomId));
    return [
      { type: 'ready', first, rooms },
      ...gone.flatMap((roomId) => this.#gone(roomId)),
      ...rooms.flatMap((room) => this.#listed(room, first)),
    ];
  }

  #listed({ id, rev, lastReadSeq }: FeedEventOf<'ready'>['rooms'][number], first: boolean): SyncEffect[] {
    const isNew = !first && !this.#heads.has(id);
    // Whoever joins has read all that was before: what came after is what a follower missed.
    const room = this.#rooms.get(id) ?? (this.#followsAll ? this.#know(id, isNew ? lastReadSeq : rev) : undefined);
    this.#raise(id, rev);
    if (room) room.isDoubtful = rev < room.known;
    const effects: SyncEffect[] = isNew ? [{ type: 'roomNew', roomId: id }] : [];
    return this.#isWatched(id) ? [...effects, ...this.#compare(id)] : effects;
  }

  #reset(roomId: Id, room: KnownRoom, { room: current, upToRev }: MessagesChangesResult): SyncEffect[] {
    const rev = current?.rev ?? upToRev;
    // Below what was asked for, the server's past is another one, and what was seen of the old one counts no more.
    if (rev < room.known) this.#heads.delete(roomId);
    this.#rooms.delete(roomId);
    this.#raise(roomId, rev);
    if (this.#followsAll) this.#know(roomId, rev);
    return [{ type: 'reset', roomId }, ...this.#compare(roomId)];
  }

  #goneBy(event: RoomEvent): SyncEffect[] {
    const isDeleted = event.type === 'room' && event.change === 'deleted';
    const hasLeft =
      event.type === 'member' && event.change === 'left' && event.users.some((user) => user.id === this.#me);
    return isDeleted || hasLeft ? this.#gone(event.roomId) : [];
  }

  #gone(roomId: Id): SyncEffect[] {
    this.#rooms.delete(roomId);
    this.#heads.delete(roomId);
    return [{ type: 'roomGone', roomId }];
  }

  /** Of read marks the one with the higher version holds. */
  #isNewRead({ roomId, userId, version }: FeedEventOf<'read'>): boolean {
    const key = `${roomId} ${userId}`;
    if (version <= (this.#reads.get(key) ?? -1)) return false;
    this.#reads.set(key, version);
    return true;
  }
}
