import type { Id } from '@confab/shared';
import type { Logger } from '../../platform/logger.js';
import type { RoomLogEntry } from '../rooms/index.js';
import type { Listener } from './audience.js';
import { RoomStream } from './room-stream.js';

/** What the hub asks when it lacks something. */
export interface HubReader {
  entries(roomId: Id, afterRev: number, limit: number): Promise<RoomLogEntry[]>;
  /** Brings the documents of a room, which clients will read, up to its log. */
  heal(roomId: Id): Promise<void>;
  /** Entries were passed over: what people are in is to be read again. */
  onPassedOver(): void;
}

interface ServedRoomOptions {
  reader: HubReader;
  logger: Logger;
  /** Tells entries, in order; the next are told when it is done. */
  tell: (room: ServedRoom, entries: readonly RoomLogEntry[]) => Promise<void>;
  /** An entry is not told, because it is known or lies before the start. */
  onDropped: (room: ServedRoom, entry: RoomLogEntry) => void;
  /** Nobody listens any more. */
  onIdle: (room: ServedRoom) => void;
}

const ENTRIES_PER_READ = 500;
/** Further behind than this, not every entry is told: clients see the gap and catch up themselves. */
const ENTRIES_BEHIND = 2_000;

/** A room that somebody on this node listens to: its entries put in order, and told one after another. */
export class ServedRoom {
  readonly id: Id;
  readonly listeners = new Set<Listener>();
  readonly #options: ServedRoomOptions;
  readonly #stream: RoomStream;
  /** Telling takes time; this is the end of the queue, and how long it is. */
  #telling = Promise.resolve();
  #tellings = 0;
  #filling = false;
  #closed = false;

  constructor(id: Id, options: ServedRoomOptions) {
    this.id = id;
    this.#options = options;
    this.#stream = new RoomStream({
      deliver: (entries) => this.#queue(entries),
      onDropped: (entry) => options.onDropped(this, entry),
      onGap: () => void this.#fill(null),
      onPassedOver: () => options.reader.onPassedOver(),
    });
  }

  /** Nobody listens, and nothing is being told that might bring somebody. */
  get isIdle(): boolean {
    return this.listeners.size === 0 && this.#tellings === 0;
  }

  /** Everything up to `rev` is known to those who listen. Only the first call counts. */
  startAfter(rev: number): void {
    this.#stream.startAfter(rev);
  }

  offer(entries: readonly RoomLogEntry[]): void {
    this.#stream.offer(entries);
  }

  /** Tells what is lacking up to the head of the log. */
  async catchUp(head: number): Promise<void> {
    if (this.#stream.delivered !== null && head > this.#stream.delivered) await this.#fill(head);
  }

  close(): void {
    this.#closed = true;
    this.#stream.close();
  }

  #queue(entries: readonly RoomLogEntry[]): void {
    this.#tellings += 1;
    this.#telling = this.#telling.then(async () => {
      await this.#options.tell(this, entries);
      this.#tellings -= 1;
      if (this.isIdle) this.#options.onIdle(this);
    });
  }

  /** Reads from the log what has not come by itself; with `head`, nothing may have been heard of it, or projected. */
  async #fill(head: number | null): Promise<void> {
    const { reader, logger } = this.#options;
    if (this.#filling || this.#closed || this.#stream.delivered === null) return;
    this.#filling = true;
    try {
      if (head !== null) {
        await reader.heal(this.id);
        this.#passOver(head);
      }
      while (!this.#closed) {
        const entries = await reader.entries(this.id, this.#stream.delivered, ENTRIES_PER_READ);
        // Meanwhile everybody may have gone: who comes back then has the room served anew.
        if (!this.#closed) this.#stream.offer(entries);
        if (entries.length < ENTRIES_PER_READ) break;
      }
    } catch (error) {
      logger.warn({ err: error, roomId: this.id }, 'The log could not be read for the feed; trying again later');
    } finally {
      this.#filling = false;
    }
  }

  #passOver(head: number): void {
    if (head - (this.#stream.delivered ?? 0) <= ENTRIES_BEHIND) return;
    this.#stream.skipTo(head - 1);
    this.#options.reader.onPassedOver();
  }
}
