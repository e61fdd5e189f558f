import { MESSAGES } from '@confab/shared';
import type { Db, ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import type { EventBus } from '../../platform/event-bus.js';
import { toId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/mongo/index.js';
import type { AccountsRepository } from './accounts.repository.js';
import type { Account, AccountChanges, ProfileChange } from './auth.door.js';
import { accountChanged } from './auth.events.js';
import type { PasswordCheck } from './password-check.js';
import type { SessionsService } from './sessions.service.js';

interface AccountChangesOptions {
  accounts: AccountsRepository;
  sessions: SessionsService;
  passwordCheck: PasswordCheck;
  db: Db;
  bus: EventBus;
  clock: Clock;
}

/** Changes of accounts, their own people's and those of server admins. */
export class AccountChangesService implements AccountChanges {
  readonly #options: AccountChangesOptions;

  constructor(options: AccountChangesOptions) {
    this.#options = options;
  }

  async demandPassword(
    userId: ObjectId,
    presented: { password: string; field: string; address: string },
  ): Promise<void> {
    await this.#options.passwordCheck.demand(userId, presented);
  }

  async changeProfile(userId: ObjectId, change: ProfileChange): Promise<Account> {
    const { accounts, clock } = this.#options;
    for (;;) {
      const before = await accounts.find(userId);
      if (!before) throw errors.notFound(MESSAGES.userNotFound);
      const after = await accounts.changeProfile(before, change, clock.now());
      if (after === 'accountTaken') throw errors.conflict(MESSAGES.accountTaken);
      if (after) return this.#tell(after);
    }
  }

  setRole(userId: ObjectId, role: Account['role']): Promise<Account> {
    return this.#setStanding(userId, { role });
  }

  async deactivate(userId: ObjectId): Promise<Account> {
    const account = await this.#setStanding(userId, { deactivatedAt: this.#options.clock.now() });
    await this.#options.sessions.endAll(userId);
    return account;
  }

  reactivate(userId: ObjectId): Promise<Account> {
    return this.#setStanding(userId, { deactivatedAt: null });
  }

  /** Two admins who give up at once would each leave it to the other: each has to hold on to one who stays. */
  async #setStanding(userId: ObjectId, change: Partial<Pick<Account, 'role' | 'deactivatedAt'>>): Promise<Account> {
    const { accounts, db, clock } = this.#options;
    const account = await inTransaction(db, async (session) => {
      const options = { now: clock.now(), session };
      const before = await accounts.find(userId, session);
      if (!before) throw errors.notFound(MESSAGES.userNotFound);
      const after = { ...before, ...change };
      if (isAdmin(before) && !isAdmin(after) && !(await accounts.holdAnotherAdmin(userId, options))) {
        throw errors.precondition(MESSAGES.lastAdmin);
      }
      const alreadyGone = before.deactivatedAt !== null && after.deactivatedAt !== null;
      if (before.role === after.role && (alreadyGone || before.deactivatedAt === after.deactivatedAt)) return before;
      return (await accounts.setStanding(userId, change, options)) ?? before;
    });
    return this.#tell(account);
  }

  async #tell(account: Account): Promise<Account> {
    await this.#options.bus.publish(accountChanged, { userId: toId(account._id) });
    return account;
  }
}

function isAdmin({ role, deactivatedAt }: Account): boolean {
  return role === 'admin' && deactivatedAt === null;
}
