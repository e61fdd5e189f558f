import type { Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { AppError, errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import type { RoomsModule } from '../rooms/index.js';
import type { FileUses } from './file-use.js';
import type { FileDocument } from './files.model.js';
import type { FilesRepository } from './files.repository.js';

interface FileAccessOptions {
  repository: FilesRepository;
  uses: FileUses;
  rooms: Pick<RoomsModule, 'access'>;
}

/** Who may read a file, decided anew each time. */
export class FileAccess {
  readonly #options: FileAccessOptions;

  constructor(options: FileAccessOptions) {
    this.#options = options;
  }

  /**
   * The file, for who is in its room and sees the message that shows it; an avatar in use, for everybody; what nothing
   * shows yet, for its owner. For all others there is none: `NOT_FOUND`.
   */
  async readable(caller: Caller, fileId: Id): Promise<FileDocument> {
    const userId = toObjectId(caller.userId);
    const file = await this.#options.repository.find(toObjectId(fileId));
    if (!file) throw errors.notFound();
    const { ownerId, roomId } = file.metadata;
    const [use] = await Promise.all([this.#options.uses.of(file), roomId && this.#requireMember(userId, roomId)]);
    const visible = use.state === 'shown' || (use.state !== 'gone' && ownerId.equals(userId));
    if (!visible) throw errors.notFound();
    return file;
  }

  /** Whoever may know of the room is not told that there is such a file in it. */
  async #requireMember(userId: ObjectId, roomId: ObjectId): Promise<void> {
    try {
      await this.#options.rooms.access.asMember(userId, roomId);
    } catch (error) {
      throw error instanceof AppError && error.code === 'FORBIDDEN' ? errors.notFound() : error;
    }
  }
}
