import { type Id, LIMITS, MESSAGES, type Me, type Page, type User, type usersListInput } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import type { Caller } from '../../platform/trpc.js';
import type { Account, Accounts } from '../auth/index.js';
import type { Acquaintances } from './acquaintances.js';

/** The username of the last one shown. */
const positionSchema = z.tuple([z.string().max(LIMITS.usernameLength)]);

interface UsersOptions {
  accounts: Accounts;
  acquaintances: Acquaintances;
}

/** The use cases of `users.*`. */
export class UsersService {
  readonly #accounts: Accounts;
  readonly #acquaintances: Acquaintances;

  constructor(options: UsersOptions) {
    this.#accounts = options.accounts;
    this.#acquaintances = options.acquaintances;
  }

  async me(caller: Caller): Promise<Me> {
    return this.#accounts.toMe(await this.#accountOf(caller));
  }

  async list(caller: Caller, input: z.output<typeof usersListInput>): Promise<Page<User>> {
    const viewer = await this.#accountOf(caller);
    const accounts = await this.#accounts.search({
      query: input.query ?? '',
      among: await this.#acquaintances.knownTo(viewer._id),
      after: input.cursor === undefined ? null : decodeCursor(input.cursor, positionSchema)[0],
      limit: input.limit + 1,
    });
    return toPage(accounts, input.limit, {
      present: (account) => this.#present(account, viewer),
      position: ({ username }) => [username],
    });
  }

  async get(caller: Caller, userId: Id): Promise<User> {
    const viewer = await this.#accountOf(caller);
    const id = toObjectId(userId);
    const visible = await this.#acquaintances.visibleTo(viewer._id, id);
    const account = visible ? await this.#accounts.find(id) : null;
    if (!account) throw errors.notFound(MESSAGES.userNotFound);
    return this.#present(account, viewer);
  }

  /** Profiles for who may see them: that is for the caller to know. */
  async present(callerId: ObjectId, userIds: readonly ObjectId[]): Promise<User[]> {
    const [viewer, accounts] = await Promise.all([this.#accounts.find(callerId), this.#accounts.findMany(userIds)]);
    if (!viewer) throw errors.unauthorized();
    return userIds.flatMap((userId) => {
      const account = accounts.get(toId(userId));
      return account ? [this.#present(account, viewer)] : [];
    });
  }

  async #accountOf(caller: Caller): Promise<Account> {
    const account = await this.#accounts.find(toObjectId(caller.userId));
    if (!account) throw errors.unauthorized();
    return account;
  }

  #present(account: Account, viewer: Account): User {
    const withEmail = viewer.role === 'admin' || viewer._id.equals(account._id);
    return this.#accounts.toUser(account, { withEmail });
  }
}
