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
    for (;;) {
      const found = await messages
        .find({ deletedAt: { $gt: this.#done, $lt: before } }, { hint: MESSAGE_INDEXES.deletedAt })
        .project<{ _id: ObjectId; roomId: ObjectId; seq: number; rev: number; deletedAt: Date }>({
          roomId: 1,
          seq: 1,
          rev: 1,
          deletedAt: 1,
        })
        .sort({ deletedAt: 1 })
        .limit(AT_ONCE)
        .toArray();
      for (const { _id, roomId, seq, rev } of found) {
        await collectionOf(this.#db, roomLogCollection).updateMany(
          { roomId, rev: { $gte: seq, $lte: rev }, 'data.message._id': _id },
          { $set: { 'data.message.body': '', 'data.message.attachments': [], 'data.message.mentions': [] } },
        );
        // Last: while it says something, it is found again.
        await messages.updateOne({ _id }, { $set: EMPTY });
      }
      const last = found.at(-1);
      if (!last) return;
      // Of one moment there may be more than were found.
      this.#done = found.length < AT_ONCE ? last.deletedAt : new Date(last.deletedAt.getTime() - 1);
      if (found.length < AT_ONCE) return;
    }
  }
}
