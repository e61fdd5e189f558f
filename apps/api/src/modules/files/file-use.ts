import type { ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import type { Accounts } from '../auth/index.js';
import type { FileDocument } from './files.model.js';
import type { MessageFilesSlot } from './message-files.js';

/**
 * What becomes of a file. `loose`: nothing shows it (yet). `pending`: a message is being made that may show it.
 * `gone`: its message was deleted.
 */
export type FileUse = { state: 'loose' | 'shown' | 'gone' } | { state: 'pending'; messageId: ObjectId };

/** Looks who shows a file. Nothing of this is noted with the file: the message, or the account, is what is true. */
export class FileUses {
  readonly #messages: MessageFilesSlot;
  readonly #accounts: Pick<Accounts, 'find'>;

  constructor(messages: MessageFilesSlot, accounts: Pick<Accounts, 'find'>) {
    this.#messages = messages;
    this.#accounts = accounts;
  }

  async of({ _id, metadata: { roomId, messageId, ownerId } }: FileDocument): Promise<FileUse> {
    if (!roomId) {
      const owner = await this.#accounts.find(ownerId);
      return { state: owner?.avatarFileId?.equals(_id) ? 'shown' : 'loose' };
    }
    if (!messageId) return { state: 'loose' };
    const message = await this.#messages.of(roomId, messageId);
    if (message === 'unknown') return { state: 'pending', messageId };
    if (message === 'deleted') return { state: 'gone' };
    return { state: message.has(toId(_id)) ? 'shown' : 'loose' };
  }
}
