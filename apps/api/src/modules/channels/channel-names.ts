import { MESSAGES } from '@confab/shared';
import { type Collection, type Db, ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import { collectionOf, type DocumentOf, duplicateIndex } from '../../platform/mongo/index.js';
import type { RoomsModule } from '../rooms/index.js';
import { channelNamesCollection } from './channel-names.model.js';

type ChannelName = DocumentOf<typeof channelNamesCollection>;

/** The right to give a channel a name; `isNew` where the channel did not have it before. */
export interface NameClaim extends Pick<ChannelName, '_id' | 'claimedAt'> {
  isNew: boolean;
}

/**
 * A claim that is older can be taken over, if its channel does not bear the name. The log takes no name whose claim is
 * half as old, so a change under way never meets a name that somebody else has got meanwhile.
 */
const STALE_MS = 60_000;

/**
 * Keeps the names of a team's channels single. The log cannot be refused what it has decided, so the unique index is
 * asked before: whoever wants a name claims it, then changes the channel, then lets go of the name it had.
 */
export class ChannelNames {
  readonly #names: Collection<ChannelName>;
  readonly #rooms: Pick<RoomsModule, 'repository' | 'log'>;
  readonly #clock: Clock;

  constructor(options: { db: Db; rooms: Pick<RoomsModule, 'repository' | 'log'>; clock: Clock }) {
    this.#names = collectionOf(options.db, channelNamesCollection);
    this.#rooms = options.rooms;
    this.#clock = options.clock;
  }

  /** Claims a name for a channel, or throws `CONFLICT` where another one has it. */
  async claim(teamId: ObjectId, name: string, roomId: ObjectId): Promise<NameClaim> {
    const claim = (await this.#insert(teamId, name, roomId)) ?? (await this.#takeOver(teamId, name, roomId));
    // There may be a channel of before names were claimed, or one whose claim was lost.
    if (await this.#rooms.repository.hasChannel(teamId, name, { except: roomId })) {
      await this.release(claim);
      throw errors.conflict(MESSAGES.channelNameTaken);
    }
    return claim;
  }

  /** Lets go of a claim, unless it has been renewed since. */
  async release({ _id, claimedAt }: Pick<NameClaim, '_id' | 'claimedAt'>): Promise<void> {
    await this.#names.deleteOne({ _id, claimedAt });
  }

  /** The claim of a name that a channel bears. */
  find(teamId: ObjectId, name: string, roomId: ObjectId): Promise<ChannelName | null> {
    return this.#names.findOne({ teamId, name, roomId });
  }

  /** Lets go of every name of a channel that is no more. */
  async releaseRoom(teamId: ObjectId, roomId: ObjectId): Promise<void> {
    await this.#names.deleteMany({ teamId, roomId });
  }

  /** Forgets the names of a team that is no more. */
  async releaseAll(teamId: ObjectId): Promise<void> {
    await this.#names.deleteMany({ teamId });
  }

  async #insert(teamId: ObjectId, name: string, roomId: ObjectId): Promise<NameClaim | null> {
    const now = this.#clock.now();
    const document = { _id: new ObjectId(), teamId, name, roomId, claimedAt: now, createdAt: now, updatedAt: now };
    try {
      await this.#names.insertOne(document);
      return { ...document, isNew: true };
    } catch (error) {
      if (duplicateIndex(error) !== null) return null;
      throw error;
    }
  }

  /** Renews the channel's own claim, or takes over one that nothing came of. */
  async #takeOver(teamId: ObjectId, name: string, roomId: ObjectId): Promise<NameClaim> {
    const now = this.#clock.now();
    const held = await this.#names.findOne({ teamId, name });
    // Let go of this very moment: whoever comes again finds it free.
    if (!held) throw errors.conflict(MESSAGES.channelNameTaken);
    const isOwn = held.roomId.equals(roomId);
    if (!isOwn && !(await this.#isStale(held, now))) throw errors.conflict(MESSAGES.channelNameTaken);
    const { _id, claimedAt } = held;
    const taken = await this.#names.updateOne(
      { _id, roomId: held.roomId, claimedAt },
      { $set: { roomId, claimedAt: now, updatedAt: now } },
    );
    if (taken.matchedCount === 0) throw errors.conflict(MESSAGES.channelNameTaken);
    return { _id, claimedAt: now, isNew: !isOwn };
  }

  async #isStale({ roomId, name, claimedAt }: ChannelName, now: Date): Promise<boolean> {
    if (now.getTime() - claimedAt.getTime() < STALE_MS) return false;
    const room = await this.#rooms.repository.find(roomId);
    if (!room) return true;
    await this.#rooms.log.heal(roomId);
    const healed = await this.#rooms.repository.find(roomId);
    return healed?.name !== name || healed.deletedAt !== null;
  }
}
