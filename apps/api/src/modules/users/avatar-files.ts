import type { Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';

/** Says what an account is to note as its avatar. The module of the files stands above and gives it. */
export interface AvatarFiles {
  /** Throws `NOT_FOUND` for what is not a picture of the person's own that was sent to be an avatar. Null: none. */
  claim(userId: ObjectId, fileId: Id | null): Promise<ObjectId | null>;
}

/** Holds the place of what is given later. */
export class AvatarFilesSlot {
  #given: AvatarFiles | null = null;

  readonly give = (avatars: AvatarFiles): void => {
    this.#given = avatars;
  };

  get(): AvatarFiles {
    if (!this.#given) throw new Error('The users have not been told of the files');
    return this.#given;
  }
}
