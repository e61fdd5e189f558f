import type { Collection, Db, ObjectId } from 'mongodb';
import { collectionOf, duplicateIndex } from '../../platform/mongo/index.js';
import { foldName, startsWith } from './account-names.js';
import type { Account, AccountSearch } from './auth.door.js';
import { USER_INDEXES, type UserDocument, usersCollection } from './auth.model.js';

const WITHOUT_SECRETS = { passwordHash: 0, firstAdmin: 0 } as const;

/** What became of a new account: made, or which of its unique fields is taken. */
export type InsertOutcome = 'inserted' | 'accountTaken' | 'firstAdminTaken';

/** The only one that reads and writes `users`. */
export class AccountsRepository {
  readonly #users: Collection<UserDocument>;

  constructor(db: Db) {
    this.#users = collectionOf(db, usersCollection);
  }

  async insert(account: UserDocument): Promise<InsertOutcome> {
    try {
      await this.#users.insertOne(account);
      return 'inserted';
    } catch (error) {
      const index = duplicateIndex(error);
      if (index === USER_INDEXES.firstAdmin) return 'firstAdminTaken';
      if (index === USER_INDEXES.email || index === USER_INDEXES.username) return 'accountTaken';
      throw error;
    }
  }

  async hasFirstAdmin(): Promise<boolean> {
    return (await this.#users.findOne({ firstAdmin: true }, { projection: { _id: 1 } })) !== null;
  }

  /** By e-mail address or username, with the password's hash: for signing in only. */
  findByLogin(login: string): Promise<UserDocument | null> {
    return this.#users.findOne(login.includes('@') ? { email: login } : { username: login });
  }

  find(userId: ObjectId): Promise<Account | null> {
    return this.#users.findOne<Account>({ _id: userId }, { projection: WITHOUT_SECRETS });
  }

  findMany(userIds: readonly ObjectId[]): Promise<Account[]> {
    return this.#users.find<Account>({ _id: { $in: [...userIds] } }, { projection: WITHOUT_SECRETS }).toArray();
  }

  async matching(userIds: readonly ObjectId[], query: string): Promise<ObjectId[]> {
    const filter = { _id: { $in: [...userIds] }, searchNames: startsWith(foldName(query)) };
    const found = await this.#users.find(filter, { projection: { _id: 1 } }).toArray();
    return found.map(({ _id }) => _id);
  }

  search({ query, among, after, limit }: AccountSearch): Promise<Account[]> {
    const name = foldName(query);
    const filter = {
      deactivatedAt: null,
      ...(among !== null && { _id: { $in: [...among] } }),
      ...(after !== null && { username: { $gt: after } }),
      ...(name !== '' && { searchNames: startsWith(name) }),
    };
    return this.#users
      .find<Account>(filter, { projection: WITHOUT_SECRETS })
      .sort({ username: 1 })
      .limit(limit)
      .toArray();
  }
}
