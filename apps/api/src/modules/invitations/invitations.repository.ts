import { type Collection, type Db, type Filter, ObjectId } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.js';
import { type InvitationDocument, invitationsCollection } from './invitations.model.js';

/** Neither revoked nor expired. */
function current(now: Date): Filter<InvitationDocument> {
  return { revokedAt: null, expiresAt: { $gt: now } };
}

const HAS_USES_LEFT: Filter<InvitationDocument>[] = [{ maxUses: null }, { $expr: { $lt: ['$uses', '$maxUses'] } }];

/** The only one that reads and writes `invitations`. */
export class InvitationsRepository {
  readonly #invitations: Collection<InvitationDocument>;

  constructor(db: Db) {
    this.#invitations = collectionOf(db, invitationsCollection);
  }

  async insert(invitation: InvitationDocument): Promise<void> {
    await this.#invitations.insertOne(invitation);
  }

  /** Takes back an invitation that nobody has seen yet. */
  async remove(invitationId: ObjectId): Promise<void> {
    await this.#invitations.deleteOne({ _id: invitationId });
  }

  find(invitationId: ObjectId): Promise<InvitationDocument | null> {
    return this.#invitations.findOne({ _id: invitationId });
  }

  findByHash(codeHash: string): Promise<InvitationDocument | null> {
    return this.#invitations.findOne({ codeHash });
  }

  /** Those of a team, newest first, before a given one. */
  page(teamId: ObjectId, options: { before: ObjectId | null; limit: number }): Promise<InvitationDocument[]> {
    const { before, limit } = options;
    return this.#invitations
      .find({ teamId, ...(before && { _id: { $lt: before } }) })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
  }

  countOpen(teamId: ObjectId, now: Date): Promise<number> {
    return this.#invitations.countDocuments({ teamId, ...current(now), $or: HAS_USES_LEFT });
  }

  /**
   * Takes one of the uses for a person, in one step, so that no more are taken than there are; a person who has one
   * keeps it. Null if the invitation cannot be used any more. `isNew` tells whether a use was taken just now.
   */
  async reserve(invitationId: ObjectId, userId: ObjectId, now: Date): Promise<{ isNew: boolean } | null> {
    const before = await this.#invitations.findOneAndUpdate(
      { _id: invitationId, ...current(now), $or: [{ usedBy: userId }, ...HAS_USES_LEFT] },
      [
        {
          $set: {
            usedBy: {
              $cond: [{ $in: [userId, '$usedBy'] }, '$usedBy', { $concatArrays: ['$usedBy', [userId]] }],
            },
          },
        },
        { $set: { uses: { $size: '$usedBy' }, updatedAt: now } },
      ],
      { returnDocument: 'before' },
    );
    return before && { isNew: !before.usedBy.some((id) => id.equals(userId)) };
  }

  /** Gives a person's use back. */
  async release(invitationId: ObjectId, userId: ObjectId, now: Date): Promise<void> {
    await this.#invitations.updateOne({ _id: invitationId, usedBy: userId }, [
      { $set: { usedBy: { $setDifference: ['$usedBy', [userId]] } } },
      { $set: { uses: { $size: '$usedBy' }, updatedAt: now } },
    ]);
  }

  /** Lets a person who left the team keep no use: those taken stay taken, by nobody in particular. */
  async forget(teamId: ObjectId, userId: ObjectId, now: Date): Promise<void> {
    const nobody = new ObjectId();
    const without = { $map: { input: '$usedBy', in: { $cond: [{ $eq: ['$$this', userId] }, nobody, '$$this'] } } };
    await this.#invitations.updateMany({ teamId, usedBy: userId }, [{ $set: { usedBy: without, updatedAt: now } }]);
  }

  /** Revokes it, unless that was done before, and answers how it is then. */
  async revoke(invitationId: ObjectId, now: Date): Promise<InvitationDocument | null> {
    await this.#invitations.updateOne(
      { _id: invitationId, revokedAt: null },
      { $set: { revokedAt: now, updatedAt: now } },
    );
    return this.find(invitationId);
  }
}
