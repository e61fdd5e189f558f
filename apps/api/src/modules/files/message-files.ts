import type { Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';

/** What a message has to do with files: there is none of this id (yet), it was deleted, or it shows these. */
export type MessageFiles = 'unknown' | 'deleted' | ReadonlySet<Id>;

/** Tells of the messages, which are kept by a module above. */
export type MessageFilesSource = (roomId: ObjectId, messageId: ObjectId) => Promise<MessageFiles>;

/** Holds the place of what is given later. */
export class MessageFilesSlot {
  #source: MessageFilesSource | null = null;

  readonly give = (source: MessageFilesSource): void => {
    this.#source = source;
  };

  of(roomId: ObjectId, messageId: ObjectId): Promise<MessageFiles> {
    if (!this.#source) throw new Error('The files have not been told of the messages');
    return this.#source(roomId, messageId);
  }
}
