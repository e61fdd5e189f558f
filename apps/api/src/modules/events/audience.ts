import type { Id } from '@confab/shared';
import type { SocketConnection } from '../../platform/trpc.js';
import type { Delivery } from './delivery.js';

/** One open feed. */
export interface Subscriber {
  userId: Id;
  sessionId: Id;
  /** What it goes over; null without a transport. */
  socket: SocketConnection | null;
  delivery: Delivery;
  /** Whether the session it was opened by still holds. */
  isSignedIn: () => Promise<boolean>;
}

interface KnownMembership {
  /** The entry that made it so. */
  rev: number;
  present: boolean;
  /** When it was noted, in the order of notes. */
  notedAt: number;
}

/** A person with at least one open feed, and the rooms the person is in as far as the feeds have been told. */
export class Listener {
  readonly userId: Id;
  readonly subscribers = new Set<Subscriber>();
  readonly #memberships = new Map<Id, KnownMembership>();
  #notes = 0;

  constructor(userId: Id) {
    this.userId = userId;
  }

  /** A mark to compare what is read from now on with what is noted meanwhile. */
  get mark(): number {
    return this.#notes;
  }

  /** Notes what an entry says, unless a later one has spoken already. True if it changes anything. */
  note(roomId: Id, rev: number, present: boolean): boolean {
    const known = this.#memberships.get(roomId);
    if (known && known.rev >= rev) return false;
    this.#notes += 1;
    this.#memberships.set(roomId, { rev, present, notedAt: this.#notes });
    return (known?.present ?? false) !== present;
  }

  isIn(roomId: Id): boolean {
    return this.#memberships.get(roomId)?.present ?? false;
  }

  rooms(): Id[] {
    return [...this.#memberships].filter(([, known]) => known.present).map(([roomId]) => roomId);
  }

  /** Whether these are the rooms the person is in; of who has gone, nothing is known any more. */
  isInExactly(roomIds: ReadonlySet<Id>): boolean {
    if (this.subscribers.size === 0) return true;
    const rooms = this.rooms();
    return rooms.length === roomIds.size && rooms.every((roomId) => roomIds.has(roomId));
  }

  /** The rooms that a reading begun at `mark` no longer shows. What was noted since then is newer than the reading. */
  missingFrom(reading: ReadonlySet<Id>, mark: number): Id[] {
    return [...this.#memberships]
      .filter(([roomId, known]) => known.present && known.notedAt <= mark && !reading.has(roomId))
      .map(([roomId]) => roomId);
  }

  /** Whether a reading of the memberships, begun at `mark`, knows more than was told. */
  differsFrom(reading: ReadonlyMap<Id, { memberRev: number }>, mark: number): boolean {
    if (this.missingFrom(new Set(reading.keys()), mark).length > 0) return true;
    return [...reading].some(([roomId, { memberRev }]) => {
      const known = this.#memberships.get(roomId);
      return !known || (!known.present && known.rev < memberRev);
    });
  }

  /** A room that is gone without an entry having been heard of it. */
  forget(roomId: Id): void {
    this.#memberships.delete(roomId);
  }
}
