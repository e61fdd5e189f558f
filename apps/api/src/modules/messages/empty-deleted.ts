import { TIMES } from '@confab/shared';
import type { Db, ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { collectionOf } from '../../platform/mongo/index.js';
import { roomLogCollection } from '../rooms/index.js';
import { MESSAGE_INDEXES, messagesCollection } from './messages.model.js';

const AT_ONCE = 200;
const EMPTY = { body: '', attachments: [], mentions: [] };

/**
 * Empties what deleted messages said thirty days after their deletion, in the log too. Their places stay. Nothing of it
 * was served in the meantime, so no change of the room is made, and takes no number.
 */
export class EmptyDeletedMessages {
  readonly #db: Db;
  readonly #clock: Clock;
  /** Up to where this process has looked already. */
  #done = new Date(0);

  constructor(options: { db: Db; clock: Clock }) {
    this.#db = options.db;
    this.#clock = options.clock;
  }

  async run(): Promise<void> {
    const before = new Date(this.#clock.now().getTime() - TIMES.deleted);
    const messages = collectionOf(this.#db, messagesCollection);
    const found = messages
      .find({ deletedAt: { $gt: this.#done, $lt: before } }, { hint: MESSAGE_INDEXES.deletedAt, batchSize: AT_ONCE })
      .project<{ _id: ObjectId; roomId: ObjectId; seq: number; rev: number; deletedAt: Date }>({
        roomId: 1,
        seq: 1,
        rev: 1,
        deletedAt: 1,
      })
      .sort({ deletedAt: 1 });
    let last = this.#done;
    for await (const { _id, roomId, seq, rev, deletedAt } of found) {
      await collectionOf(this.#db, roomLogCollection).updateMany(
        { roomId, rev: { $gte: seq, $lte: rev }, 'data.message._id': _id },
        { $set: { 'data.message.body': '', 'data.message.attachments': [], 'data.message.mentions': [] } },
      );
      await messages.updateOne({ _id }, { $set: EMPTY });
      last = deletedAt;
    }
    // A round that failed is made again from its beginning.
    this.#done = last;
  }
}
