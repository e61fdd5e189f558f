import { type Id, LIMITS, type TeamRole } from '@confab/shared';
import type { ClientSession, Collection, Db, ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import { collectionOf, duplicateIndex, laterThanBefore } from '../../platform/mongo/index.js';
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
      if (isMemberAlready(error)) return false;
      throw error;
    }
  }

  /** In a transaction an error is its end: the caller catches it outside, where `isMemberAlready` tells it from others. */
  async insertIn(session: ClientSession, member: TeamMemberDocument): Promise<void> {
    await this.#members.insertOne(member, { session });
  }

  async remove(memberId: ObjectId, session?: ClientSession): Promise<void> {
    await this.#members.deleteOne({ _id: memberId }, { ...(session && { session }) });
  }

  /** Purges the memberships of a team that is no more. */
  async removeAll(teamId: ObjectId): Promise<void> {
    await this.#members.deleteMany({ teamId });
  }

  find(teamId: ObjectId, userId: ObjectId, session?: ClientSession): Promise<TeamMemberDocument | null> {
    return this.#members.findOne({ teamId, userId }, { ...(session && { session }) });
  }

  owners(teamId: ObjectId, session: ClientSession): Promise<TeamMemberDocument[]> {
    return this.#members.find({ teamId, role: 'owner' }, { session }).sort({ joinedAt: 1, _id: 1 }).toArray();
  }

  /** Lets no other transaction change this membership until this one is over. */
  async hold(memberId: ObjectId, options: { now: Date; session: ClientSession }): Promise<void> {
    const { now, session } = options;
    await this.#members.updateOne({ _id: memberId }, [{ $set: { updatedAt: laterThanBefore(now) } }], { session });
  }

  async change(
    memberId: ObjectId,
    change: Partial<Pick<TeamMemberDocument, 'role' | 'channelsSyncedAt'>>,
    options: { now: Date; session: ClientSession },
  ): Promise<void> {
    const { now, session } = options;
    await this.#members.updateOne({ _id: memberId }, { $set: { ...change, updatedAt: now } }, { session });
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

  /** Those of `among` who are guests of any of these teams, with the team. */
  guestsAmong(
    teamIds: readonly ObjectId[],
    among: readonly ObjectId[],
  ): Promise<Pick<TeamMemberDocument, 'teamId' | 'userId'>[]> {
    return this.#members
      .find({ teamId: { $in: [...teamIds] }, userId: { $in: [...among] }, role: 'guest' })
      .project<Pick<TeamMemberDocument, 'teamId' | 'userId'>>({ _id: 0, teamId: 1, userId: 1 })
      .toArray();
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

/** Whether an insert failed because the person is in the team already. */
export function isMemberAlready(error: unknown): boolean {
  return duplicateIndex(error) === TEAM_INDEXES.member;
}
