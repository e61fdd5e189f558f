import type { ObjectId } from 'mongodb';
import type { RoomsModule } from '../rooms/index.js';
import type { MessagesRepository } from './messages.repository.js';

/**
 * How far the documents of a room have come. Every entry leaves its number on the room or on a message, in the order
 * of the log: the newest of them tells that all before it are there.
 */
export class ProjectedHead {
  readonly #rooms: Pick<RoomsModule, 'repository' | 'log'>;
  readonly #messages: MessagesRepository;

  constructor(rooms: Pick<RoomsModule, 'repository' | 'log'>, messages: MessagesRepository) {
    this.#rooms = rooms;
    this.#messages = messages;
  }

  async read(roomId: ObjectId): Promise<number> {
    const [room, newestMessage] = await Promise.all([
      this.#rooms.repository.find(roomId),
      this.#messages.newestRev(roomId),
    ]);
    return Math.max(room?.rev ?? 0, newestMessage);
  }

  /** Makes sure that the documents show everything up to `rev`, which is in the log. */
  async atLeast(roomId: ObjectId, rev: number): Promise<void> {
    if ((await this.read(roomId)) < rev) await this.#rooms.log.heal(roomId);
  }
}
