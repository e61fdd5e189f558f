import type { Collection, Db, ObjectId } from 'mongodb';
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

  /** Takes back a team that nobody has seen yet. */
  async remove(teamId: ObjectId): Promise<void> {
    await this.#teams.deleteOne({ _id: teamId });
  }

  find(teamId: ObjectId): Promise<TeamDocument | null> {
    return this.#teams.findOne({ _id: teamId, deletedAt: null });
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
}
