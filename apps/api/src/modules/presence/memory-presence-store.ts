import { type Id, TIMES } from '@confab/shared';
import type { Clock } from '../../platform/clock.js';
import type { PresenceStore, Present, Sign } from './presence-store.js';

interface Person {
  /** By connection, in milliseconds. */
  holdsUntil: Map<string, number>;
  isAway: boolean;
  lastSignAt: number;
}

/** Who is connected to this process, the only one. */
export class MemoryPresenceStore implements PresenceStore {
  readonly #people = new Map<Id, Person>();
  readonly #clock: Clock;
  #cleanedAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async sign(signs: readonly Sign[]): Promise<void> {
    const now = this.#clock.now().getTime();
    for (const { connectionId, userId, at, until } of signs) {
      const person = this.#find(userId, now) ?? { holdsUntil: new Map(), isAway: false, lastSignAt: 0 };
      person.holdsUntil.set(connectionId, until.getTime());
      person.lastSignAt = Math.max(person.lastSignAt, at.getTime());
      this.#people.set(userId, person);
    }
    if (now - this.#cleanedAt < TIMES.presence) return;
    this.#cleanedAt = now;
    for (const userId of [...this.#people.keys()]) this.#find(userId, now);
  }

  async setAway(userId: Id, isAway: boolean): Promise<void> {
    const person = this.#find(userId, this.#clock.now().getTime());
    if (person) person.isAway = isAway;
  }

  async present(userIds: readonly Id[]): Promise<Map<Id, Present>> {
    const now = this.#clock.now().getTime();
    const present = new Map<Id, Present>();
    for (const userId of userIds) {
      const person = this.#find(userId, now);
      if (person) present.set(userId, { isAway: person.isAway, lastSignAt: new Date(person.lastSignAt) });
    }
    return present;
  }

  /** Somebody whom at least one connection holds; the others are forgotten. */
  #find(userId: Id, now: number): Person | null {
    const person = this.#people.get(userId);
    if (!person) return null;
    for (const [connectionId, until] of person.holdsUntil) if (until <= now) person.holdsUntil.delete(connectionId);
    if (person.holdsUntil.size > 0) return person;
    this.#people.delete(userId);
    return null;
  }
}
