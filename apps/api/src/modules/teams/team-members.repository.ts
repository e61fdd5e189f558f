import { type Id, LIMITS, type TeamRole } from '@confab/shared';
import type { Collection, Db, ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import { collectionOf, duplicateIndex } from '../../platform/mongo/index.js';
import { TEAM_INDEXES, type TeamMemberDocument, teamMembersCollection } from './teams.model.js';

/** The only one that reads and writes `teamMembers`. */
export class TeamMembersRepository {
  readonly #members: Collection<TeamMemberDocument>;

  constructor(db: Db) {
    this.#members = collectionOf(db, teamMembersCollection);
  }

  /** False if the person is in the team already. */
  async insert(member: TeamMemberDocument): Promise<boolean> {
    try {
      await this.#members.insertOne(member);
      return true;
    } catch (error) {
      if (duplicateIndex(error) === TEAM_INDEXES.member) return false;
      throw error;
    }
  }

  async remove(memberId: ObjectId): Promise<void> {
    await this.#members.deleteOne({ _id: memberId });
  }

  find(teamId: ObjectId, userId: ObjectId): Promise<TeamMemberDocument | null> {
    return this.#members.findOne({ teamId, userId });
  }

  among(teamId: ObjectId, userIds: readonly ObjectId[]): Promise<TeamMemberDocument[]> {
    return this.#members.find({ teamId, userId: { $in: [...userIds] } }).toArray();
  }

  ofPerson(userId: ObjectId): Promise<TeamMemberDocument[]> {
    return this.#members.find({ userId }).sort({ teamId: 1 }).toArray();
  }

  /** Members of a team by account, after a given one. */
  page(
    teamId: ObjectId,
    options: { role: TeamRole | undefined; after: ObjectId | null; limit: number },
  ): Promise<TeamMemberDocument[]> {
    const { role, after, limit } = options;
    return this.#members
      .find({ teamId, ...(after && { userId: { $gt: after } }), ...(role && { role }) })
      .sort({ userId: 1 })
      .limit(limit)
      .toArray();
  }

  /** The people in any of these teams; with `among`, those of it. */
  async userIds(
    teamIds: readonly ObjectId[],
    options: { guests: boolean; among?: readonly ObjectId[] | undefined },
  ): Promise<ObjectId[]> {
    const { guests, among } = options;
    const filter = {
      teamId: { $in: [...teamIds] },
      ...(among && { userId: { $in: [...among] } }),
      ...(!guests && { role: { $ne: 'guest' as const } }),
    };
    const members = await this.#members.find(filter, { projection: { _id: 0, userId: 1 } }).toArray();
    return members.map(({ userId }) => userId);
  }

  /** Exact, by the index. */
  count(teamId: ObjectId): Promise<number> {
    return this.#members.countDocuments({ teamId }, { limit: LIMITS.membersPerTeam + 1 });
  }

  /** The same for many teams at once; those without members are missing. */
  async counts(teamIds: readonly ObjectId[]): Promise<Map<Id, number>> {
    const counted = await this.#members
      .aggregate<{ _id: ObjectId; count: number }>([
        { $match: { teamId: { $in: [...teamIds] } } },
        { $group: { _id: '$teamId', count: { $sum: 1 } } },
      ])
      .toArray();
    return new Map(counted.map(({ _id, count }) => [toId(_id), count]));
  }

  unsynced(limit: number): Promise<TeamMemberDocument[]> {
    return this.#members.find({ channelsSyncedAt: null }).sort({ _id: 1 }).limit(limit).toArray();
  }

  async markSynced(teamId: ObjectId, userIds: readonly ObjectId[], now: Date): Promise<void> {
    await this.#members.updateMany(
      { teamId, userId: { $in: [...userIds] }, channelsSyncedAt: null },
      { $set: { channelsSyncedAt: now } },
    );
  }
}
