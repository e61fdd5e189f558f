import { MESSAGES } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { type AppError, errors } from '../../platform/errors.js';
import type { RoomsModule } from '../rooms/index.js';
import type { UsersModule } from '../users/index.js';

interface DirectBlocksOptions {
  rooms: Pick<RoomsModule, 'access'>;
  users: Pick<UsersModule['users'], 'blockedAmong'>;
}

/** Between two of whom one has blocked the other nothing new is said, in whichever way. */
export class DirectBlocks {
  readonly #options: DirectBlocksOptions;

  constructor(options: DirectBlocksOptions) {
    this.#options = options;
  }

  /** Why somebody may say nothing in a direct conversation; null where that is not so, and in any other room. */
  async refusal(actorId: ObjectId, roomId: ObjectId): Promise<AppError | null> {
    const { rooms, users } = this.#options;
    const other = await rooms.access.otherInDirect(actorId, roomId);
    const isBlocked = other !== null && (await users.blockedAmong(actorId, [other])).size > 0;
    return isBlocked ? errors.forbidden(MESSAGES.blocked) : null;
  }
}
