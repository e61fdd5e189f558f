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
    const failures: unknown[] = [];
    for (const roomId of await this.#repository.deletedBefore(before, AT_ONCE)) {
      await this.#remove(roomId).catch((error: unknown) => failures.push(error));
    }
    // Told once the others are gone: what cannot be removed comes first again the next time.
    if (failures.length > 0) throw new AggregateError(failures, 'Some rooms could not be removed');
  }

  async #remove(roomId: ObjectId): Promise<void> {
    for (const remove of this.#removals) await remove(roomId);
    await this.#repository.remove(roomId);
  }
}
