import type { ClientSession, Collection, Db, ObjectId } from 'mongodb';
import { collectionOf, duplicateIndex, laterThanBefore } from '../../platform/mongo/index.js';
import { foldName, searchNamesOf, startsWith } from './account-names.js';
import type { Account, AccountSearch, ProfileChange } from './auth.door.js';
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

  /** The ids of those who have one of these usernames. */
  async findByUsernames(usernames: readonly string[]): Promise<ObjectId[]> {
    const found = await this.#users.find({ username: { $in: [...usernames] } }, { projection: { _id: 1 } }).toArray();
    return found.map(({ _id }) => _id);
  }

  /** By e-mail address or username, with the password's hash: for signing in only. */
  findByLogin(login: string): Promise<UserDocument | null> {
    return this.#users.findOne(login.includes('@') ? { email: login } : { username: login });
  }

  /** With the password's hash: for comparing it only. */
  findWithSecrets(userId: ObjectId): Promise<UserDocument | null> {
    return this.#users.findOne({ _id: userId });
  }

  findByEmail(email: string): Promise<Account | null> {
    return this.#users.findOne<Account>({ email }, { projection: WITHOUT_SECRETS });
  }

  find(userId: ObjectId, session?: ClientSession): Promise<Account | null> {
    return this.#users.findOne<Account>({ _id: userId }, { projection: WITHOUT_SECRETS, ...(session && { session }) });
  }

  findMany(userIds: readonly ObjectId[]): Promise<Account[]> {
    return this.#users.find<Account>({ _id: { $in: [...userIds] } }, { projection: WITHOUT_SECRETS }).toArray();
  }

  async matching(userIds: readonly ObjectId[], query: string): Promise<ObjectId[]> {
    const filter = { _id: { $in: [...userIds] }, searchNames: startsWith(foldName(query)) };
    const found = await this.#users.find(filter, { projection: { _id: 1 } }).toArray();
    return found.map(({ _id }) => _id);
  }

  search({ query, among, after, limit, forAdmins = false }: AccountSearch): Promise<Account[]> {
    const beginning = startsWith(foldName(query));
    const byAddress = { email: { $type: 'string' as const, $regex: beginning } };
    const found = forAdmins ? { $or: [{ searchNames: beginning }, byAddress] } : { searchNames: beginning };
    const filter = {
      ...(!forAdmins && { deactivatedAt: null }),
      ...(among !== null && { _id: { $in: [...among] } }),
      ...(after !== null && { username: { $gt: after } }),
      ...(foldName(query) !== '' && found),
    };
    return this.#users
      .find<Account>(filter, { projection: WITHOUT_SECRETS })
      .sort({ username: 1 })
      .limit(limit)
      .toArray();
  }

  /** Changes a profile as it was read. Null where its names have changed since: they are searched for together. */
  async changeProfile(before: Account, change: ProfileChange, now: Date): Promise<Account | 'accountTaken' | null> {
    const { _id, username, displayName } = before;
    const searchNames = searchNamesOf({ ...before, ...change });
    const emailChanges = change.email !== undefined && change.email !== before.email;
    try {
      return await this.#users.findOneAndUpdate(
        { _id, username, displayName },
        { $set: { ...change, ...(emailChanges && { emailVerifiedAt: null }), searchNames, updatedAt: now } },
        { returnDocument: 'after', projection: WITHOUT_SECRETS },
      );
    } catch (error) {
      const index = duplicateIndex(error);
      if (index === USER_INDEXES.email || index === USER_INDEXES.username) return 'accountTaken';
      throw error;
    }
  }

  /** Puts another password in the place of the one it was, or does nothing where that is no longer the one. */
  async replacePassword(userId: ObjectId, hashes: { from: string; to: string }, now: Date): Promise<boolean> {
    const { matchedCount } = await this.#users.updateOne(
      { _id: userId, passwordHash: hashes.from },
      { $set: { passwordHash: hashes.to, updatedAt: now } },
    );
    return matchedCount > 0;
  }

  /** Sets a password, unless the account has another address by now or is deactivated. */
  async setPassword(
    account: { _id: ObjectId; email: string },
    change: { passwordHash: string; emailVerified: boolean; now: Date },
  ): Promise<boolean> {
    const { passwordHash, emailVerified, now } = change;
    const { matchedCount } = await this.#users.updateOne(
      { ...account, deactivatedAt: null },
      { $set: { passwordHash, ...(emailVerified && { emailVerifiedAt: now }), updatedAt: now } },
    );
    return matchedCount > 0;
  }

  /** Gives an account to who has shown to have its address; false where somebody has shown that already. */
  async takeOver(account: { _id: ObjectId; email: string }, now: Date): Promise<boolean> {
    const { matchedCount } = await this.#users.updateOne(
      { ...account, emailVerifiedAt: null },
      { $set: { passwordHash: null, emailVerifiedAt: now, updatedAt: now } },
    );
    return matchedCount > 0;
  }

  /** Whether the account still has this password and may be used. */
  async hasPassword(userId: ObjectId, passwordHash: string): Promise<boolean> {
    return (await this.#users.countDocuments({ _id: userId, passwordHash, deactivatedAt: null }, { limit: 1 })) > 0;
  }

  setStanding(
    userId: ObjectId,
    change: Partial<Pick<Account, 'role' | 'deactivatedAt'>>,
    options: { now: Date; session: ClientSession },
  ): Promise<Account | null> {
    const { now, session } = options;
    return this.#users.findOneAndUpdate(
      { _id: userId },
      { $set: { ...change, updatedAt: now } },
      { returnDocument: 'after', projection: WITHOUT_SECRETS, session },
    );
  }

  /** Finds an active server admin other than this person who stays one until the transaction is over. */
  async holdAnotherAdmin(userId: ObjectId, options: { now: Date; session: ClientSession }): Promise<boolean> {
    const held = await this.#users.findOneAndUpdate(
      { _id: { $ne: userId }, role: 'admin', deactivatedAt: null },
      [{ $set: { updatedAt: laterThanBefore(options.now) } }],
      { projection: { _id: 1 }, session: options.session },
    );
    return held !== null;
  }
}
