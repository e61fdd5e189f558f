import { TIMES } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Clock } from '../../../platform/clock.js';
import type { TypingNews, TypingStore, Typist } from './typing-store.js';

interface Sign extends Typist {
  room: string;
  lastAt: number;
}

/** Who is typing where, in the memory of this process. Signs grow old by themselves. */
export class MemoryTypingStore implements TypingStore {
  /** By place, the one whose last sign is oldest first. */
  readonly #signs = new Map<string, Sign>();
  /** The places of each room where somebody is typing. */
  readonly #rooms = new Map<string, Set<string>>();
  /** When the others were last told that somebody is typing in a room, wherever in it, the oldest first. */
  readonly #told = new Map<string, number>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async sign(roomId: ObjectId, userId: ObjectId, threadRootId: ObjectId | null): Promise<boolean> {
    const now = this.#forgetOld();
    const room = roomId.toHexString();
    const place = placeOf(room, userId, threadRootId);
    const since = this.#signs.get(place)?.since ?? now;
    this.#signs.delete(place);
    this.#signs.set(place, { userId, threadRootId, since, room, lastAt: now.getTime() });
    this.#rooms.set(room, (this.#rooms.get(room) ?? new Set()).add(place));
    const teller = `${room}/${userId.toHexString()}`;
    if (this.#told.has(teller)) return false;
    this.#told.set(teller, now.getTime());
    return true;
  }

  async stop(roomId: ObjectId, userId: ObjectId, threadRootId: ObjectId | null): Promise<boolean> {
    this.#forgetOld();
    return this.#forget(placeOf(roomId.toHexString(), userId, threadRootId));
  }

  async typists(roomId: ObjectId): Promise<Typist[]> {
    this.#forgetOld();
    return [...(this.#rooms.get(roomId.toHexString()) ?? [])].flatMap((place) => this.#signs.get(place) ?? []);
  }

  /** Who has sent something and goes on typing is told of again at once; who only stops and starts is not. */
  heard({ roomId, userId, isSent }: TypingNews): void {
    if (isSent) this.#told.delete(`${roomId.toHexString()}/${userId.toHexString()}`);
  }

  #forgetOld(): Date {
    const now = this.#clock.now();
    for (const [place, { lastAt }] of this.#signs) {
      if (now.getTime() - lastAt < TIMES.typing) break;
      this.#forget(place);
    }
    for (const [teller, at] of this.#told) {
      if (now.getTime() - at < TIMES.typingInterval) break;
      this.#told.delete(teller);
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
