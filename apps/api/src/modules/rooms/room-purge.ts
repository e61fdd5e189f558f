import { TIMES } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import type { RoomsRepository } from './rooms.repository.js';

const AT_ONCE = 100;

/** Removes what a module keeps of a room; it can be repeated. */
export type RemoveRoomData = (roomId: ObjectId) => Promise<void>;

/** Removes what is left of rooms that were deleted long ago. The room's own document goes last: until then it is repeated. */
export class RoomPurge {
  readonly #repository: RoomsRepository;
  readonly #clock: Clock;
  readonly #removals: RemoveRoomData[] = [];

  constructor(options: { repository: RoomsRepository; clock: Clock }) {
    this.#repository = options.repository;
    this.#clock = options.clock;
  }

  /** Adds what another module keeps of rooms. */
  register(remove: RemoveRoomData): void {
    this.#removals.push(remove);
  }

  async run(): Promise<void> {
    const before = new Date(this.#clock.now().getTime() - TIMES.deleted);
    for (const roomId of await this.#repository.deletedBefore(before, AT_ONCE)) {
      for (const remove of this.#removals) await remove(roomId);
      await this.#repository.remove(roomId);
    }
  }
}
