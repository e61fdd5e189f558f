import type { ClientSession, Collection, Db, ObjectId } from 'mongodb';
import { collectionOf, duplicateIndex } from '../../platform/mongo/index.js';
import { TEAM_INDEXES, type TeamDocument, teamsCollection } from './teams.model.js';

/** The only one that reads and writes `teams`. Teams that were deleted are not found. */
export class TeamsRepository {
  readonly #teams: Collection<TeamDocument>;

  constructor(db: Db) {
    this.#teams = collectionOf(db, teamsCollection);
  }

  /** False if the slug is taken. */
  async insert(team: TeamDocument): Promise<boolean> {
    try {
      await this.#teams.insertOne(team);
      return true;
    } catch (error) {
      if (duplicateIndex(error) === TEAM_INDEXES.slug) return false;
      throw error;
    }
  }

  /** Takes back a team that nobody has seen yet, or purges one that nobody sees any more. */
  async remove(teamId: ObjectId): Promise<void> {
    await this.#teams.deleteOne({ _id: teamId });
  }

  find(teamId: ObjectId, session?: ClientSession): Promise<TeamDocument | null> {
    return this.#teams.findOne({ _id: teamId, deletedAt: null }, { ...(session && { session }) });
  }

  findMany(teamIds: readonly ObjectId[]): Promise<TeamDocument[]> {
    return this.#teams
      .find({ _id: { $in: [...teamIds] }, deletedAt: null })
      .sort({ _id: 1 })
      .toArray();
  }

  withoutGeneralChannel(limit: number): Promise<TeamDocument[]> {
    return this.#teams.find({ generalChannelAt: null, deletedAt: null }).sort({ _id: 1 }).limit(limit).toArray();
  }

  async markGeneralChannel(teamId: ObjectId, now: Date): Promise<void> {
    await this.#teams.updateOne({ _id: teamId, generalChannelAt: null }, { $set: { generalChannelAt: now } });
  }

  async update(
    teamId: ObjectId,
    change: Partial<Pick<TeamDocument, 'name' | 'description'>>,
    now: Date,
  ): Promise<boolean> {
    const { matchedCount } = await this.#teams.updateOne(
      { _id: teamId, deletedAt: null },
      { $set: { ...change, updatedAt: now } },
    );
    return matchedCount > 0;
  }

  async setOwner(teamId: ObjectId, ownerId: ObjectId, options: { now: Date; session: ClientSession }): Promise<void> {
    const { now, session } = options;
    await this.#teams.updateOne({ _id: teamId }, { $set: { ownerId, updatedAt: now } }, { session });
  }

  /** From now on nobody finds the team. False where that was so before. */
  async markDeleted(teamId: ObjectId, now: Date): Promise<boolean> {
    const { matchedCount } = await this.#teams.updateOne(
      { _id: teamId, deletedAt: null },
      { $set: { deletedAt: now, updatedAt: now } },
    );
    return matchedCount > 0;
  }

  /** Deleted teams whose channels are still to be deleted. */
  deletedWithChannels(limit: number): Promise<TeamDocument[]> {
    return this.#teams
      .find({ deletedAt: { $type: 'date' }, channelsDeletedAt: null })
      .sort({ deletedAt: 1 })
      .limit(limit)
      .toArray();
  }

  async markChannelsDeleted(teamId: ObjectId, now: Date): Promise<void> {
    await this.#teams.updateOne(
      { _id: teamId, deletedAt: { $type: 'date' }, channelsDeletedAt: null },
      { $set: { channelsDeletedAt: now, updatedAt: now } },
    );
  }

  /** Teams that were deleted before the given time, with their channels. */
  async deletedBefore(time: Date, limit: number): Promise<ObjectId[]> {
    const teams = await this.#teams
      .find({ deletedAt: { $lt: time }, channelsDeletedAt: { $ne: null } }, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    return teams.map(({ _id }) => _id);
  }
}
