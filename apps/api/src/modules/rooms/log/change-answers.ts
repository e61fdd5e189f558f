import { AppError } from '../../../platform/errors.js';
import type { Logger } from '../../../platform/logger.js';
import type { LogReader } from './log-reader.js';
import type { PendingChange } from './pending-change.js';
import type { TellEntries } from './room-log.events.js';
import type { RoomLogEntry } from './room-log.model.js';
import type { RoomStates } from './room-states.js';

interface ChangeAnswersOptions {
  logger: Logger;
  reader: LogReader;
  states: RoomStates;
  publish: TellEntries;
}

/** Answers changes of which nothing is appended now: an earlier try of them may be in the log. */
export class ChangeAnswers {
  readonly #options: ChangeAnswersOptions;

  constructor(options: ChangeAnswersOptions) {
    this.#options = options;
  }

  /** Nothing would change: perhaps because another node has made this very change. */
  async unchanged(pending: PendingChange): Promise<void> {
    const made = pending.uncertain ? await this.findMade(pending) : null;
    if (made) await this.made(pending, made);
    else pending.resolve({ type: 'unchanged' });
  }

  /** Refuses a change, unless an earlier try of it is in the log: then that is the answer. */
  async refuse(pending: PendingChange, error: unknown): Promise<void> {
    const made = await this.findMade(pending);
    if (made) return this.made(pending, made);
    if (!(error instanceof AppError)) this.#options.logger.error({ err: error }, 'A change could not be decided');
    pending.reject(error);
  }

  /** The entry that an earlier try of the change made, if a majority has it. */
  async findMade(pending: PendingChange): Promise<RoomLogEntry | null> {
    const { roomId, actorId, clientId } = pending.change;
    const { reader } = this.#options;
    const byClientId = clientId === undefined ? null : await reader.byClientId(roomId, actorId, clientId);
    if (byClientId || !pending.uncertain) return byClientId;
    return (await reader.byIds([pending.entryId])).get(pending.entryId.toHexString()) ?? null;
  }

  /** Answers with an entry that is in the log, once its projection is there too. */
  async made(pending: PendingChange, entry: RoomLogEntry): Promise<void> {
    try {
      await this.#options.states.heal(pending.change.roomId);
    } catch (error) {
      pending.reject(error);
      return;
    }
    const repeated = !entry._id.equals(pending.entryId);
    if (!repeated) this.#options.publish([entry], 'confirmed');
    pending.resolve({ type: 'committed', entry, repeated });
  }
}
