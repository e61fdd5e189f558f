import { setTimeout as sleep } from 'node:timers/promises';
import type { ObjectId } from 'mongodb';
import type { Clock } from '../../../platform/clock.js';
import { errors } from '../../../platform/errors.js';
import type { Logger } from '../../../platform/logger.js';
import type { Metrics } from '../../../platform/metrics.js';
import type { BatchCommitter } from './batch-committer.js';
import type { Change, Outcome } from './entry-kind.js';
import { PendingChange } from './pending-change.js';
import type { RoomStates } from './room-states.js';

const CHANGES_PER_BATCH = 1_000;
const CHANGES_WAITING = 20_000;
/** A change that could not be tried for so long is given up; its caller has been told already. */
const GIVE_UP_MS = 9_000;
/**
 * After a batch of so many the next one is on its way, and is waited for: those who were answered just now say the next
 * thing. Otherwise the two halves of a crowd take turns for ever, in batches of half the size that cost nearly as much.
 * PostgreSQL can do the same (`commit_siblings`, `commit_delay`).
 */
const CROWD = 8;
/** How long it is waited for: for a share of the time that the batch took, and never for longer than people notice. */
const GATHER = { share: 0.4, mostMs: 8 };

interface CommitQueueOptions {
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  committer: BatchCommitter;
  states: RoomStates;
}

/**
 * The one queue of a process: all changes of all rooms that are waiting are decided, appended and projected together,
 * while the next batch gathers. Fewer, larger batches are what makes it fast.
 */
export class CommitQueue {
  readonly #options: CommitQueueOptions;
  #waiting: PendingChange[] = [];
  #heals: { roomId: ObjectId; resolve: (head: number) => void; reject: (error: unknown) => void }[] = [];
  #running: Promise<void> | null = null;
  /** Told of each change that comes while a crowd gathers. */
  #gathering: (() => void) | null = null;

  constructor(options: CommitQueueOptions) {
    this.#options = options;
  }

  add(change: Change, entryId?: ObjectId): Promise<Outcome> {
    if (this.#waiting.length >= CHANGES_WAITING)
      return Promise.reject(errors.unavailable(new Error('Too many changes')));
    const pending = new PendingChange(change, this.#options.clock.now().getTime() + GIVE_UP_MS, entryId);
    this.#waiting.push(pending);
    this.#gathering?.();
    this.#start();
    const measured = this.#options.metrics.commitSeconds.startTimer();
    return pending.settled.finally(measured);
  }

  heal(roomId: ObjectId): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#heals.push({ roomId, resolve, reject });
      this.#start();
    });
  }

  async drain(milliseconds: number): Promise<void> {
    await Promise.race([this.#running, sleep(milliseconds, undefined, { ref: false })]);
  }

  #start(): void {
    this.#running ??= new Promise<void>((resolve) => {
      // One turn of the event loop: what arrived together is committed together.
      setImmediate(() => {
        void this.#run().then(resolve);
      });
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 || this.#heals.length > 0) {
      const heals = this.#heals.splice(0);
      const batch = this.#waiting.splice(0, CHANGES_PER_BATCH);
      const begun = performance.now();
      for (const heal of heals) await this.#options.states.heal(heal.roomId).then(heal.resolve, heal.reject);
      try {
        const again = await this.#options.committer.commit(this.#dropLate(batch));
        this.#requeue(again);
        const pause = Math.min((performance.now() - begun) * GATHER.share, GATHER.mostMs);
        if (batch.length >= CROWD && again.length === 0) await this.#gather(batch.length, pause);
      } catch (error) {
        this.#options.logger.error({ err: error }, 'A batch of changes failed');
        for (const pending of batch) {
          this.#options.states.forget(pending.change.roomId);
          pending.reject(errors.unavailable(error));
        }
      }
    }
    this.#running = null;
  }

  /** Until as many changes have come as were answered just now, or the time is over. */
  async #gather(answered: number, milliseconds: number): Promise<void> {
    const enough = Math.min(this.#waiting.length + answered, CHANGES_PER_BATCH);
    if (this.#waiting.length >= enough) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#gathering = () => {
        if (this.#waiting.length < enough) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#gathering = null;
  }

  #dropLate(batch: readonly PendingChange[]): PendingChange[] {
    const now = this.#options.clock.now().getTime();
    return batch.filter((pending) => {
      const late = pending.deadline < now;
      if (late) pending.reject(errors.unavailable(new Error('The change waited too long')));
      return !late;
    });
  }

  /** Puts changes back before all others, in their order, to be decided again. */
  #requeue(changes: readonly PendingChange[]): void {
    this.#waiting.unshift(...changes);
  }
}
