import { type AdminUser, type adminUsersInput, type Id, LIMITS, type Page, type ServerRole } from '@confab/shared';
import { z } from 'zod';
import { toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import type { Account, AccountChanges, Accounts } from '../auth/index.js';

/** The username of the last one shown. */
const positionSchema = z.tuple([z.string().max(LIMITS.usernameLength)]);

interface AdminOptions {
  accounts: Accounts;
  accountChanges: AccountChanges;
}

/** The use cases of server admins. */
export class AdminService {
  readonly #options: AdminOptions;

  constructor(options: AdminOptions) {
    this.#options = options;
  }

  async users(input: z.output<typeof adminUsersInput>): Promise<Page<AdminUser>> {
    const accounts = await this.#options.accounts.search({
      query: input.query ?? '',
      among: null,
      after: input.cursor === undefined ? null : decodeCursor(input.cursor, positionSchema)[0],
      limit: input.limit + 1,
      forAdmins: true,
    });
    return toPage(accounts, input.limit, {
      present: (account) => this.#present(account),
      position: ({ username }) => [username],
    });
  }

  async setRole(userId: Id, role: ServerRole): Promise<AdminUser> {
    return this.#present(await this.#options.accountChanges.setRole(toObjectId(userId), role));
  }

  async deactivate(userId: Id): Promise<AdminUser> {
    return this.#present(await this.#options.accountChanges.deactivate(toObjectId(userId)));
  }

  async reactivate(userId: Id): Promise<AdminUser> {
    return this.#present(await this.#options.accountChanges.reactivate(toObjectId(userId)));
  }

  #present(account: Account): AdminUser {
    return { ...this.#options.accounts.toUser(account, { withEmail: true }), role: account.role };
  }
}
