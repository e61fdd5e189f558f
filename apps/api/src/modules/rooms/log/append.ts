import { type Collection, type Db, MongoBulkWriteError } from 'mongodb';
import { collectionOf, DUPLICATE_KEY, indexOfMessage } from '../../../platform/mongo/index.js';
import { REFUSALS } from './bare-write.js';
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

/** Appends entries to the log in the order given, and waits until a majority has them in its journal. */
export class Appender {
  readonly #log: Collection<RoomLogEntry>;

  constructor(db: Db) {
    this.#log = collectionOf(db, roomLogCollection);
  }

  async append(entries: readonly RoomLogEntry[]): Promise<AppendResult> {
    try {
      await this.#log.insertMany([...entries], {
        ordered: true,
        writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5_000 },
        maxTimeMS: 5_000,
      });
      return { type: 'done' };
    } catch (error) {
      return classify(error);
    }
  }
}

/** A no is only a write error of a known code without a write-concern error beside it; everything else is unknown. */
function classify(error: unknown): AppendResult {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return { type: 'unknown', error };
  const [first] = error.result.getWriteErrors();
  if (!first || !REFUSALS.has(first.code)) return { type: 'unknown', error };
  if (first.code !== DUPLICATE_KEY)
    return { type: 'refused', at: first.index, reason: first.errmsg ?? `code ${first.code}` };
  const index = indexOfMessage(first.errmsg ?? '');
  if (index === ROOM_LOG_INDEXES.rev) return { type: 'stale-head', at: first.index };
  if (index === ROOM_LOG_INDEXES.clientId || index === '_id_') return { type: 'made-already', at: first.index };
  return { type: 'unknown', error };
}
