import type { Id } from '@confab/shared';
import { type Collection, type Db, ObjectId } from 'mongodb';
import { toId } from '../../../platform/ids.js';
import { collectionOf, duplicateIndex } from '../../../platform/mongo/index.js';
import { type RelationKind, type UserRelationDocument, userRelationsCollection } from './relations.model.js';

/** One person's doing to another. */
export interface Relation {
  userId: ObjectId;
  kind: RelationKind;
  otherUserId: ObjectId;
}

/** The only one that reads and writes `userRelations`. */
export class RelationsRepository {
  readonly #relations: Collection<UserRelationDocument>;

  constructor(db: Db) {
    this.#relations = collectionOf(db, userRelationsCollection);
  }

  /** False if it is so already. */
  async insert(relation: Relation, now: Date): Promise<boolean> {
    try {
      await this.#relations.insertOne({ _id: new ObjectId(), ...relation, createdAt: now, updatedAt: now });
      return true;
    } catch (error) {
      if (duplicateIndex(error) !== null) return false;
      throw error;
    }
  }

  async remove(relation: Relation): Promise<void> {
    await this.#relations.deleteOne({ ...relation });
  }

  count(userId: ObjectId, kind: RelationKind): Promise<number> {
    return this.#relations.countDocuments({ userId, kind });
  }

  /** The people somebody has blocked or muted, the latest first. */
  async of(userId: ObjectId, kind: RelationKind): Promise<ObjectId[]> {
    const relations = await this.#relations.find({ userId, kind }).sort({ _id: -1 }).toArray();
    return relations.map(({ otherUserId }) => otherUserId);
  }

  /** Whom each of these people has blocked. */
  async blockedBy(userIds: readonly ObjectId[]): Promise<Map<Id, Set<Id>>> {
    const relations = await this.#relations
      .find({ userId: { $in: [...userIds] }, kind: 'blocked' }, { projection: { _id: 0, userId: 1, otherUserId: 1 } })
      .toArray();
    const blocked = new Map(userIds.map((userId) => [toId(userId), new Set<Id>()]));
    for (const { userId, otherUserId } of relations) blocked.get(toId(userId))?.add(toId(otherUserId));
    return blocked;
  }
}
