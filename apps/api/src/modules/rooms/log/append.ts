import type { Db } from 'mongodb';
import { type Refusal, writeBare } from './bare-write.js';
import { ROOM_LOG_INDEXES, type RoomLogEntry, roomLogCollection } from './room-log.model.js';

/** What became of an append. Entries before `at` are in the log for good; the one at `at` is not; those after were not tried. */
export type AppendResult =
  | { type: 'done' }
  /** Another node took the number first. */
  | { type: 'stale-head'; at: number }
  /** The log has this very change already: the same id, or the same `clientId` of the same person. */
  | { type: 'made-already'; at: number }
  /** MongoDB refused this one entry. */
  | { type: 'refused'; at: number; reason: string }
  /** Neither yes nor no. */
  | { type: 'unknown'; error: unknown };

/**
 * Appends entries to the log in the order given, and waits until a majority has them in its journal. The driver does not
 * try again what ended without an answer: the log is asked then.
 */
export class Appender {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async append(entries: readonly RoomLogEntry[]): Promise<AppendResult> {
    try {
      const refusal = await writeBare(this.#db, {
        type: 'insert',
        collection: roomLogCollection.name,
        writes: entries,
      });
      return refusal ? classify(refusal) : { type: 'done' };
    } catch (error) {
      return { type: 'unknown', error };
    }
  }
}

function classify({ at, index, reason }: Refusal): AppendResult {
  if (index === ROOM_LOG_INDEXES.rev) return { type: 'stale-head', at };
  if (index === ROOM_LOG_INDEXES.clientId || index === '_id_') return { type: 'made-already', at };
  // An index that somebody added: it says nothing of whether an earlier try has made the change.
  if (index !== null) return { type: 'unknown', error: new Error(reason) };
  return { type: 'refused', at, reason };
}
