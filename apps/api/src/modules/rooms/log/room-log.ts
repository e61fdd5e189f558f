import type { Db, ObjectId } from 'mongodb';
import type { Clock } from '../../../platform/clock.js';
import { errors } from '../../../platform/errors.js';
import type { EventBus } from '../../../platform/event-bus.js';
import type { Logger } from '../../../platform/logger.js';
import type { Metrics } from '../../../platform/metrics.js';
import { Appender } from './append.js';
import { BatchCommitter } from './batch-committer.js';
import { CommitQueue } from './commit-queue.js';
import type { Change, EntryKind, Outcome, ProjectionStep } from './entry-kind.js';
import { KindRegistry } from './kind-registry.js';
import { LogReader } from './log-reader.js';
import { Projector } from './projector.js';
import { entriesCommitted, type TellEntries } from './room-log.events.js';
import type { RoomLogEntry } from './room-log.model.js';
import { type LogPeers, RoomOwners } from './room-owners.js';
import { RoomStates } from './room-states.js';

interface RoomLogOptions {
  db: Db;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  bus: EventBus;
  /** The other nodes; null where there are none. */
  others?: LogPeers | null;
}

/**
 * The log of every room: the one way in which anything durable happens in a room.
 * A change is decided at the room's head, appended at head + 1 under a unique index, projected, and only then answered
 * and published; each step waits for a majority.
 */
export class RoomLog {
  readonly #kinds = new KindRegistry();
  readonly #reader: LogReader;
  readonly #queue: CommitQueue;
  readonly #owners: RoomOwners | null;
  readonly #closing = new AbortController();

  constructor({ db, clock, logger, metrics, bus, others }: RoomLogOptions) {
    const publish: TellEntries = (entries, how) => void bus.publish(entriesCommitted, { entries, how });
    const projector = new Projector({ db, logger, signal: this.#closing.signal });
    this.#reader = new LogReader(db);
    const states = new RoomStates({
      db,
      projector,
      reader: this.#reader,
      kinds: this.#kinds,
      onCaughtUp: (entries) => publish(entries, 'found'),
    });
    const committer = new BatchCommitter({
      db,
      clock,
      logger,
      metrics,
      projector,
      states,
      reader: this.#reader,
      kinds: this.#kinds,
      appender: new Appender(db),
      publish,
      signal: this.#closing.signal,
    });
    this.#queue = new CommitQueue({ clock, logger, metrics, committer, states });
    const submitHere = (change: Change, entryId?: ObjectId) => this.#submitHere(change, entryId);
    this.#owners = others ? new RoomOwners({ ...others, logger, submitHere }) : null;
  }

  /** Tells the log of a kind of entry. All kinds must be known before the first change. */
  register<Input, Data extends Record<string, unknown>>(kind: EntryKind<Input, Data>): void {
    this.#kinds.register(kind);
  }

  /** Adds steps that go before those of any kind of entry. */
  registerCompanion(companion: (entry: RoomLogEntry) => ProjectionStep[]): void {
    this.#kinds.registerCompanion(companion);
  }

  /**
   * Makes a change. Resolves when a majority has the entry and its projection; rejects with the `AppError` by which
   * the change was refused, with `DuplicateRoomError` for a room that exists, or with `SERVICE_UNAVAILABLE` where
   * nothing is known (a repeat with the same `clientId` finds out).
   */
  async submit<Input>(change: Change<Input>): Promise<Outcome> {
    const isElsewhere = this.#owners !== null && !this.#kinds.kindOf(change).opensRoom;
    return isElsewhere ? this.#owners.submit(change) : this.#submitHere(change);
  }

  async #submitHere(change: Change, entryId?: ObjectId): Promise<Outcome> {
    if (this.#closing.signal.aborted) throw errors.unavailable(new Error('The log is closed'));
    return this.#queue.add(change, entryId);
  }

  /** Brings the projections of a room up to its log; returns its head. */
  heal(roomId: ObjectId): Promise<number> {
    return this.#queue.heal(roomId);
  }

  /** The entries of a room after `afterRev`, in order, at most `limit`. */
  entries(roomId: ObjectId, afterRev: number, limit: number): Promise<RoomLogEntry[]> {
    return this.#reader.entries(roomId, afterRev, limit);
  }

  /** The numbers of the rooms' newest entries, by hexadecimal id; a room without entries is not among them. */
  heads(roomIds: readonly ObjectId[]): Promise<Map<string, number>> {
    return this.#reader.heads(roomIds);
  }

  /** Lets the changes under way finish, for at most `milliseconds`, and takes no more. */
  async close(milliseconds = 5_000): Promise<void> {
    await this.#queue.drain(milliseconds);
    this.#closing.abort();
  }
}
