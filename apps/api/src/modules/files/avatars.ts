import { type Id, TIMES } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import type { Accounts } from '../auth/index.js';
import type { AvatarFiles } from '../users/index.js';
import type { FilesRepository } from './files.repository.js';
import type { RemoveFiles } from './remove-files.js';

interface AvatarsOptions {
  accounts: Pick<Accounts, 'find'>;
  repository: FilesRepository;
  removal: RemoveFiles;
  clock: Clock;
}

/** The pictures of people. The account says which one is in use. */
export class Avatars implements AvatarFiles {
  readonly #options: AvatarsOptions;

  constructor(options: AvatarsOptions) {
    this.#options = options;
  }

  /**
   * For before an account gets another avatar, or with null none: answers what to note in it. The sweep looks at both
   * later, long after the account has changed or not: the one in use stays, the other goes.
   */
  async claim(userId: ObjectId, fileId: Id | null): Promise<ObjectId | null> {
    const { accounts, repository, removal, clock } = this.#options;
    const former = (await accounts.find(userId))?.avatarFileId ?? null;
    if (former) await removal.checkSoon([former]);
    if (fileId === null) return null;
    // Last, as it may be the former one. If the account cannot be changed now, there is time to try again.
    const checkAt = new Date(clock.now().getTime() + TIMES.looseFile);
    const file = await repository.keepAvatar(toObjectId(fileId), { ownerId: userId, checkAt });
    if (!file) throw errors.notFound();
    return file._id;
  }
}
