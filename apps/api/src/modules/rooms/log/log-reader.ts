import type { Collection, Db, ObjectId } from 'mongodb';
import { collectionOf } from '../../../platform/mongo/index.js';
import { ROOM_LOG_INDEXES, type RoomLogEntry, roomLogCollection } from './room-log.model.js';

const MAJORITY = { readConcern: { level: 'majority' }, maxTimeMS: 5_000 } as const;

/** Reads of the log. All are by majority: what they show cannot be rolled back. */
export class LogReader {
  readonly #log: Collection<RoomLogEntry>;

  constructor(db: Db) {
    this.#log = collectionOf(db, roomLogCollection);
  }

  /** The entries of a room after `afterRev`, in order, at most `limit`. */
  entries(roomId: ObjectId, afterRev: number, limit: number): Promise<RoomLogEntry[]> {
    return this.#log
      .find({ roomId, rev: { $gt: afterRev } }, MAJORITY)
      .sort({ rev: 1 })
      .limit(limit)
      .toArray();
  }

  /** The number of the newest entry of a room; 0 for a room without any. */
  async head(roomId: ObjectId): Promise<number> {
    const newest = await this.#log.findOne({ roomId }, { ...MAJORITY, sort: { rev: -1 }, projection: { rev: 1 } });
    return newest?.rev ?? 0;
  }

  /** The heads of many rooms at once, by hexadecimal id: a DISTINCT_SCAN, so its cost is by room, not by entry. */
  async heads(roomIds: readonly ObjectId[]): Promise<Map<string, number>> {
    if (roomIds.length === 0) return new Map();
    const rows = await this.#log
      .aggregate<{ _id: ObjectId; rev: number }>(
        [
          { $match: { roomId: { $in: roomIds } } },
          { $sort: { roomId: -1, rev: -1 } },
          { $group: { _id: '$roomId', rev: { $first: '$rev' } } },
        ],
        { ...MAJORITY, hint: ROOM_LOG_INDEXES.rev },
      )
      .toArray();
    return new Map(rows.map((row) => [row._id.toHexString(), row.rev]));
  }

  /** Those of these entries that a majority has, by hexadecimal id. */
  async byIds(ids: readonly ObjectId[]): Promise<Map<string, RoomLogEntry>> {
    const found = await this.#log.find({ _id: { $in: [...ids] } }, MAJORITY).toArray();
    return new Map(found.map((entry) => [entry._id.toHexString(), entry]));
  }

  /** The entry that a change with this `clientId` made, if a majority has it. */
  byClientId(roomId: ObjectId, actorId: ObjectId | null, clientId: string): Promise<RoomLogEntry | null> {
    return this.#log.findOne({ roomId, actorId, clientId }, MAJORITY);
  }
}
