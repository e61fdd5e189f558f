import type { Logger } from './logger.js';

interface JobOptions {
  everyMs: number;
  /** One round. It may be cut short by a failure: the next round goes on with what is left. */
  run: () => Promise<void>;
  logger: Logger;
  /** What the log says of a round that failed. */
  failure: string;
}

/** Something that is done again and again for as long as the server runs; never twice at once in one process. */
export class Job {
  readonly #options: JobOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;

  constructor(options: JobOptions) {
    this.#options = options;
  }

  /** One round at once, and more from then on. */
  start(): void {
    this.#timer ??= setInterval(() => void this.run(), this.#options.everyMs).unref();
    void this.run();
  }

  /** One round; a second call while it runs waits for the first. Does not fail. */
  run(): Promise<void> {
    const { run, logger, failure } = this.#options;
    this.#running ??= run()
      .catch((error: unknown) => logger.warn({ err: error }, failure))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  /** Stops, and waits for a round under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}
