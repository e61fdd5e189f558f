import type { Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import type { Accounts } from '../auth/index.js';
import type { FilesRepository } from './files.repository.js';
import type { RemoveFiles } from './remove-files.js';

interface AvatarsOptions {
  accounts: Pick<Accounts, 'find'>;
  repository: FilesRepository;
  removal: RemoveFiles;
}

/** The pictures of people. The account says which one is in use. */
export class Avatars {
  readonly #options: AvatarsOptions;

  constructor(options: AvatarsOptions) {
    this.#options = options;
  }

  /**
   * For before an account gets another avatar, or with null none: answers what to note in it. Throws `NOT_FOUND` for
   * what is not a picture of the person's own that was sent for no room. What is not in use then goes by the sweep.
   */
  async claim(userId: ObjectId, fileId: Id | null): Promise<ObjectId | null> {
    const { accounts, repository, removal } = this.#options;
    const file = fileId === null ? null : await repository.find(toObjectId(fileId));
    const isOwn = file?.metadata.ownerId.equals(userId) && file.metadata.roomId === null;
    if (fileId !== null && !isOwn) throw errors.notFound();
    const former = (await accounts.find(userId))?.avatarFileId ?? null;
    const touched = [file?._id ?? null, former].filter((id) => id !== null);
    await removal.checkSoon(touched);
    return file?._id ?? null;
  }
}
