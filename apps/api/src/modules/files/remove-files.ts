import type { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import type { Logger } from '../../platform/logger.js';
import type { ChunkStore } from './chunk-store.js';
import type { FileUses } from './file-use.js';
import type { FileDocument } from './files.model.js';
import type { FilesRepository } from './files.repository.js';

/** After this long the sweep looks at what somebody said they would look at. */
const SOON_MS = 60_000;

interface RemoveFilesOptions {
  repository: FilesRepository;
  chunks: ChunkStore;
  uses: FileUses;
  clock: Clock;
  logger: Logger;
}

/** Removes files that nothing shows any more. */
export class RemoveFiles {
  readonly #options: RemoveFilesOptions;

  constructor(options: RemoveFilesOptions) {
    this.#options = options;
  }

  /**
   * Does what may leave these files unshown, such as the deletion of their message, and removes them then. If that is
   * cut short, the sweep goes on with it.
   */
  async around<Result>(fileIds: readonly ObjectId[], change: () => Promise<Result>): Promise<Result> {
    await this.checkSoon(fileIds);
    const result = await change();
    await this.#checkNow(fileIds).catch((error: unknown) =>
      this.#options.logger.warn({ err: error }, 'Files are left for the sweep'),
    );
    return result;
  }

  /** Has the sweep look at these files soon. */
  async checkSoon(fileIds: readonly ObjectId[]): Promise<void> {
    const { repository, clock } = this.#options;
    await repository.setCheck(fileIds, new Date(clock.now().getTime() + SOON_MS));
  }

  /** Has the sweep look at every file of a room soon: one that is being removed for good. */
  async checkRoom(roomId: ObjectId): Promise<void> {
    const { repository, clock } = this.#options;
    await repository.setCheckOfRoom(roomId, new Date(clock.now().getTime() + SOON_MS));
  }

  /** Removes the file unless something shows it: for when it has had its time. */
  async checkDue(file: FileDocument): Promise<void> {
    const { repository, uses, clock } = this.#options;
    if (file.metadata.removedAt) return this.#erase(file._id);
    const { state } = await uses.of(file);
    if (state === 'shown') await repository.settle(file, clock.now());
    else await this.#remove(file);
  }

  /** Removes those of these files whose message was deleted. */
  async #checkNow(fileIds: readonly ObjectId[]): Promise<void> {
    for (const file of await this.#options.repository.findMany(fileIds)) {
      const { state } = await this.#options.uses.of(file);
      if (state === 'gone') await this.#remove(file);
      if (state === 'shown') await this.#options.repository.settle(file, this.#options.clock.now());
    }
  }

  async #remove(file: FileDocument): Promise<void> {
    const { repository, clock } = this.#options;
    if (await repository.hide(file, clock.now())) await this.#erase(file._id);
  }

  async #erase(fileId: ObjectId): Promise<void> {
    const { repository, chunks } = this.#options;
    await chunks.remove(fileId);
    await repository.deleteThumbnail(fileId);
    // Last: as long as it is there, the sweep goes on from here.
    await repository.delete(fileId);
  }
}
