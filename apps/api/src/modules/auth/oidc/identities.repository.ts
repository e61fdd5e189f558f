import { type Collection, type Db, ObjectId } from 'mongodb';
import { collectionOf, duplicateIndex } from '../../../platform/mongo/index.js';
import { type IdentityDocument, identitiesCollection } from './identities.model.js';

/** The only one that reads and writes `identities`. */
export class IdentitiesRepository {
  readonly #identities: Collection<IdentityDocument>;

  constructor(db: Db) {
    this.#identities = collectionOf(db, identitiesCollection);
  }

  find(issuer: string, subject: string): Promise<IdentityDocument | null> {
    return this.#identities.findOne({ issuer, subject });
  }

  /** Whoever is first says whose it is. */
  async insert(identity: Pick<IdentityDocument, 'issuer' | 'subject' | 'userId'>, now: Date): Promise<void> {
    try {
      await this.#identities.insertOne({ _id: new ObjectId(), ...identity, createdAt: now, updatedAt: now });
    } catch (error) {
      if (duplicateIndex(error) === null) throw error;
    }
  }
}
