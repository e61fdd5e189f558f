import type { Id, Me, User, UserRef } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { gather } from '../../platform/gather.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { toMe, toUser, toUserRef } from './accounts.presenter.js';
import type { AccountsRepository } from './accounts.repository.js';
import type { Account, AccountSearch, Accounts } from './auth.door.js';
import type { FreshCache } from './fresh-cache.js';

/** Accounts for the other modules: read through a cache, shown without secrets. */
export class AccountsService implements Accounts {
  readonly #repository: AccountsRepository;
  readonly #cache: FreshCache<Account>;
  readonly #clock: Clock;
  readonly #read: (userId: Id) => Promise<Account | null>;

  constructor(options: { repository: AccountsRepository; cache: FreshCache<Account>; clock: Clock }) {
    this.#repository = options.repository;
    this.#cache = options.cache;
    this.#clock = options.clock;
    this.#read = gather((userIds) => this.#readMany(userIds));
  }

  find(userId: ObjectId): Promise<Account | null> {
    const id = toId(userId);
    return this.#cache.get(id, () => this.#read(id));
  }

  async findByLogin(login: string): Promise<Account | null> {
    const found = await this.#repository.findByLogin(login);
    return found && found.deactivatedAt === null ? this.find(found._id) : null;
  }

  findByUsernames(usernames: readonly string[]): Promise<ObjectId[]> {
    return this.#repository.findByUsernames(usernames);
  }

  findMany(userIds: readonly ObjectId[]): Promise<Map<Id, Account>> {
    return this.#cache.getMany(userIds.map(toId), (missing) => this.#readMany(missing));
  }

  async #readMany(userIds: readonly Id[]): Promise<Map<Id, Account>> {
    const accounts = await this.#repository.findMany(userIds.map(toObjectId));
    return new Map(accounts.map((account) => [toId(account._id), account]));
  }

  async refs(userIds: readonly ObjectId[]): Promise<Map<Id, UserRef>> {
    const accounts = await this.findMany(userIds);
    return new Map([...accounts].map(([id, account]) => [id, toUserRef(account)]));
  }

  async matching(userIds: readonly ObjectId[], query: string): Promise<Set<Id>> {
    return new Set((await this.#repository.matching(userIds, query)).map(toId));
  }

  search(search: AccountSearch): Promise<Account[]> {
    return this.#repository.search(search);
  }

  toUserRef(account: Account): UserRef {
    return toUserRef(account);
  }

  toUser(account: Account, options: { withEmail: boolean }): User {
    return toUser(account, { ...options, now: this.#clock.now() });
  }

  toMe(account: Account): Me {
    return toMe(account, this.#clock.now());
  }
}
