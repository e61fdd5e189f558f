import type { Platform } from '../../platform/platform.js';
import type { DiscardUpload } from './discard-upload.js';
import type { FilesRepository } from './files.repository.js';
import type { RemoveFiles } from './remove-files.js';
import type { UploadsRepository } from './uploads.repository.js';

const EVERY_MS = 5 * 60_000;
const AT_ONCE = 100;

interface FilesSweepOptions {
  platform: Pick<Platform, 'clock' | 'logger'>;
  uploads: UploadsRepository;
  files: FilesRepository;
  discard: DiscardUpload;
  removal: RemoveFiles;
}

/** Removes what processes that ended left of uploads, and files that nothing shows. Several processes may do it at once. */
export class FilesSweep {
  readonly #options: FilesSweepOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(options: FilesSweepOptions) {
    this.#options = options;
  }

  /** Sweeps at once and from then on every five minutes. */
  start(): void {
    this.#timer ??= setInterval(() => void this.sweep(), EVERY_MS).unref();
    void this.sweep();
  }

  /** Stops, and waits for a sweep under way. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One sweep; a second call while it runs waits for the first. */
  sweep(): Promise<void> {
    this.#running ??= this.#sweep()
      .catch((error: unknown) => this.#options.platform.logger.warn({ err: error }, 'Old files could not be removed'))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #sweep(): Promise<void> {
    const { platform, uploads, files, discard, removal } = this.#options;
    const now = platform.clock.now();
    await this.#each(
      () => uploads.expired(now, AT_ONCE),
      (uploadId) => discard.run(uploadId),
    );
    await this.#each(
      () => files.due(now, AT_ONCE),
      (file) => removal.checkDue(file),
    );
  }

  /** Goes on until there is nothing left; what is done with one takes it from the list. */
  async #each<Item>(next: () => Promise<Item[]>, handle: (item: Item) => Promise<void>): Promise<void> {
    for (let items = await next(); items.length > 0; items = items.length < AT_ONCE ? [] : await next()) {
      for (const item of items) {
        if (this.#closed) return;
        await handle(item);
      }
    }
  }
}
