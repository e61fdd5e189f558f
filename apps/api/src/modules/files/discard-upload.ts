import type { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import type { ChunkStore } from './chunk-store.js';
import type { FilesRepository } from './files.repository.js';
import type { UploadsRepository } from './uploads.repository.js';

interface DiscardUploadOptions {
  uploads: UploadsRepository;
  files: FilesRepository;
  chunks: ChunkStore;
  clock: Clock;
}

/** Removes what there is of a file that will not come. Can be repeated, and does nothing to one that came after all. */
export class DiscardUpload {
  readonly #options: DiscardUploadOptions;

  constructor(options: DiscardUploadOptions) {
    this.#options = options;
  }

  async run(uploadId: ObjectId): Promise<void> {
    const { uploads, files, chunks, clock } = this.#options;
    // From here on the file cannot appear any more: for that its upload would have to be receiving.
    const ended = await uploads.end(uploadId, clock.now());
    if (!ended && (await files.find(uploadId))) return;
    await chunks.remove(uploadId);
    await files.deleteThumbnail(uploadId);
    // Last: as long as it is there, the sweep goes on from here.
    await uploads.delete(uploadId);
  }
}
