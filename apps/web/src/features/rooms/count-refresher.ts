import type { Id } from '@confab/shared';

interface CountRefresherOptions {
  /** Reads one room again. */
  fetchRoom: (roomId: Id) => Promise<void>;
  /** Reads all rooms again. */
  fetchAll: () => Promise<void>;
}

const DELAY_MS = 250;
const AT_MOST_MS = 1_000;
/** With news in more rooms than this, one call for all is cheaper. */
const SINGLE_ROOMS = 4;

/**
 * Asks the server how much is unread in rooms with news: gathered for a moment, so that a busy room costs a call a
 * second and not one a message. Counts are never made up here.
 */
export class CountRefresher {
  readonly #options: CountRefresherOptions;
  readonly #rooms = new Set<Id>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #firstAt = 0;

  constructor(options: CountRefresherOptions) {
    this.#options = options;
  }

  /** There is news in this room. */
  add(roomId: Id): void {
    if (this.#rooms.size === 0) this.#firstAt = Date.now();
    this.#rooms.add(roomId);
    clearTimeout(this.#timer);
    const waited = Date.now() - this.#firstAt;
    this.#timer = setTimeout(() => this.#fetch(), Math.max(0, Math.min(DELAY_MS, AT_MOST_MS - waited)));
  }

  /** The room was read, or is gone: what was to be asked has no answer any more. */
  drop(roomId: Id): void {
    this.#rooms.delete(roomId);
  }

  #fetch(): void {
    const rooms = [...this.#rooms];
    this.#rooms.clear();
    // What fails is asked again with the next news, or after the next reconnect.
    const ignore = () => undefined;
    if (rooms.length > SINGLE_ROOMS) this.#options.fetchAll().catch(ignore);
    else for (const roomId of rooms) this.#options.fetchRoom(roomId).catch(ignore);
  }
}
