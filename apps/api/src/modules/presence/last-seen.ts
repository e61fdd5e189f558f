import type { Id } from '@confab/shared';
import type { Clock } from '../../platform/clock.js';
import { toObjectId } from '../../platform/ids.js';
import type { PresenceRepository } from './presence.repository.js';

const WRITE_INTERVAL = 60_000;

/** Keeps when people were last seen, of each person once a minute at most, and all of them in one command. */
export class LastSeen {
  /** What is still to be written. */
  readonly #seen = new Map<Id, Date>();
  readonly #writtenAt = new Map<Id, number>();
  readonly #repository: PresenceRepository;
  readonly #clock: Clock;

  constructor(repository: PresenceRepository, clock: Clock) {
    this.#repository = repository;
    this.#clock = clock;
  }

  note(userId: Id, at: Date): void {
    const known = this.#seen.get(userId);
    if (!known || known < at) this.#seen.set(userId, at);
  }

  /** Writes what may be written by now; with `all`, everything. */
  async write({ all = false } = {}): Promise<void> {
    const now = this.#clock.now();
    for (const [userId, at] of this.#writtenAt) {
      if (now.getTime() - at >= WRITE_INTERVAL) this.#writtenAt.delete(userId);
    }
    const due = [...this.#seen].filter(([userId]) => all || !this.#writtenAt.has(userId));
    for (const [userId] of due) {
      this.#seen.delete(userId);
      this.#writtenAt.set(userId, now.getTime());
    }
    try {
      await this.#repository.noteSeen(
        due.map(([userId, at]) => ({ userId: toObjectId(userId), at })),
        now,
      );
    } catch (error) {
      // The next time, then.
      for (const [userId, at] of due) {
        this.#writtenAt.delete(userId);
        this.note(userId, at);
      }
      throw error;
    }
  }
}
