import { TIMES } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Clock } from '../../../platform/clock.js';

/** Somebody typing: in the room itself, or in a thread of it. */
export interface Typist {
  userId: ObjectId;
  threadRootId: ObjectId | null;
  since: Date;
}

interface Sign extends Typist {
  room: string;
  lastAt: number;
}

/** Who is typing where, in the memory of this process. Signs grow old by themselves. */
export class TypingStore {
  /** By place, the one whose last sign is oldest first. */
  readonly #signs = new Map<string, Sign>();
  /** The places of each room where somebody is typing. */
  readonly #rooms = new Map<string, Set<string>>();
  /** When the others were last told that somebody is typing at a place, the oldest first. */
  readonly #told = new Map<string, number>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes a sign; true if the others are to be told of it. */
  sign(roomId: ObjectId, userId: ObjectId, threadRootId: ObjectId | null): boolean {
    const now = this.#forgetOld();
    const room = roomId.toHexString();
    const place = placeOf(room, userId, threadRootId);
    const since = this.#signs.get(place)?.since ?? now;
    this.#signs.delete(place);
    this.#signs.set(place, { userId, threadRootId, since, room, lastAt: now.getTime() });
    this.#rooms.set(room, (this.#rooms.get(room) ?? new Set()).add(place));
    if (this.#told.has(place)) return false;
    this.#told.set(place, now.getTime());
    return true;
  }

  /** Takes somebody's sign back; false if there was none. */
  stop(roomId: ObjectId, userId: ObjectId, threadRootId: ObjectId | null): boolean {
    this.#forgetOld();
    return this.#forget(placeOf(roomId.toHexString(), userId, threadRootId));
  }

  typists(roomId: ObjectId): Typist[] {
    this.#forgetOld();
    return [...(this.#rooms.get(roomId.toHexString()) ?? [])].flatMap((place) => this.#signs.get(place) ?? []);
  }

  #forgetOld(): Date {
    const now = this.#clock.now();
    for (const [place, { lastAt }] of this.#signs) {
      if (now.getTime() - lastAt < TIMES.typing) break;
      this.#forget(place);
    }
    for (const [place, at] of this.#told) {
      if (now.getTime() - at < TIMES.typingInterval) break;
      this.#told.delete(place);
    }
    return now;
  }

  #forget(place: string): boolean {
    const sign = this.#signs.get(place);
    if (!sign) return false;
    this.#signs.delete(place);
    const places = this.#rooms.get(sign.room);
    places?.delete(place);
    if (places?.size === 0) this.#rooms.delete(sign.room);
    return true;
  }
}

function placeOf(room: string, userId: ObjectId, threadRootId: ObjectId | null): string {
  return `${room}/${userId.toHexString()}/${threadRootId?.toHexString() ?? ''}`;
}
