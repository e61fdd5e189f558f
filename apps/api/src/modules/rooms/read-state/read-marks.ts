import { type Id, TIMES } from '@confab/shared';
import { LRUCache } from 'lru-cache';
import { type Collection, type Db, MongoBulkWriteError, ObjectId } from 'mongodb';
import type { Clock } from '../../../platform/clock.js';
import { toId } from '../../../platform/ids.js';
import type { Logger } from '../../../platform/logger.js';
import { collectionOf, DUPLICATE_KEY, duplicateIndex } from '../../../platform/mongo/index.js';
import { READ_MARK_INDEXES, type ReadMarkDocument, readMarksCollection } from './read-marks.model.js';

/** What senders have read waits so long to be written down together: a command for each costs more than its message. */
const GATHER_MS = 200;

/** Keeps when people read what. A mark that is lost costs the time of a reading, never the reading. */
export class ReadMarks {
  readonly #marks: Collection<ReadMarkDocument>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  /** Who has sent something where within the last moments. */
  readonly #noted = new LRUCache<string, true>({ max: 50_000, ttl: TIMES.readMarkInterval });
  #gathered: ReadMarkDocument[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: { db: Db; clock: Clock; logger: Logger }) {
    this.#marks = collectionOf(options.db, readMarksCollection);
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Notes that somebody has read as far as `seq` now. Who reads on within two seconds moves the same mark. */
  async note(roomId: ObjectId, userId: ObjectId, seq: number): Promise<void> {
    const now = this.#clock.now();
    const since = new Date(now.getTime() - TIMES.readMarkInterval);
    try {
      await this.#marks.updateOne(
        { roomId, userId, seq: { $lt: seq }, readAt: { $gt: since } },
        { $set: { seq, updatedAt: now }, $setOnInsert: { _id: new ObjectId(), readAt: now, createdAt: now } },
        { upsert: true },
      );
    } catch (error) {
      // The same reading on two devices.
      if (duplicateIndex(error) !== READ_MARK_INDEXES.seq) throw error;
    }
  }

  /** The same for who has sent a message, which happens often: once every two seconds for each room, and not at once. */
  noteSend(roomId: ObjectId, userId: ObjectId, seq: number): void {
    const key = `${toId(roomId)}:${toId(userId)}`;
    if (this.#noted.has(key)) return;
    this.#noted.set(key, true);
    const now = this.#clock.now();
    this.#gathered.push({ _id: new ObjectId(), roomId, userId, seq, readAt: now, createdAt: now, updatedAt: now });
    this.#timer ??= setTimeout(() => void this.flush(), GATHER_MS).unref();
  }

  /** Writes down what is still only known here. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#writeGathered());
    return this.#writing;
  }

  /** Since when each of these people has read as far as `seq`; fewer where that is not known any more. */
  async readAt(roomId: ObjectId, userIds: readonly ObjectId[], seq: number): Promise<Map<Id, Date>> {
    if (userIds.length === 0) return new Map();
    await this.flush();
    const rows = await this.#marks
      .aggregate<{ _id: ObjectId; readAt: Date }>(
        [
          { $match: { roomId, userId: { $in: [...userIds] }, seq: { $gte: seq } } },
          { $group: { _id: '$userId', readAt: { $min: '$readAt' } } },
        ],
        { hint: READ_MARK_INDEXES.seq },
      )
      .toArray();
    return new Map(rows.map(({ _id, readAt }) => [toId(_id), readAt]));
  }

  /** Forgets a room that is gone for good. */
  async remove(roomId: ObjectId): Promise<void> {
    await this.#marks.deleteMany({ roomId });
  }

  async #writeGathered(): Promise<void> {
    const marks = this.#gathered;
    this.#gathered = [];
    if (marks.length === 0) return;
    try {
      // Not waiting for a majority: a mark that is lost is no loss.
      await this.#marks.insertMany(marks, { ordered: false, writeConcern: { w: 1, journal: false } });
    } catch (error) {
      // What was marked already, on another device, is marked.
      const refusals = error instanceof MongoBulkWriteError ? error.result.getWriteErrors() : [];
      const isMarked = refusals.length > 0 && refusals.every(({ code }) => code === DUPLICATE_KEY);
      if (!isMarked) this.#logger.warn({ err: error }, 'When people read could not be noted');
    }
  }
}
