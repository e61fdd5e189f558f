import { MESSAGES, type registerInput } from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import { searchNamesOf } from './account-names.js';
import type { AccountsRepository } from './accounts.repository.js';
import type { UserDocument } from './auth.model.js';
import { isCommonPassword } from './common-passwords.js';
import type { Passwords } from './passwords.js';

interface RegisterOptions {
  accounts: AccountsRepository;
  passwords: Passwords;
  clock: Clock;
}

/** Makes new accounts. The first of all is the server's admin; a unique index says which one that is. */
export class RegisterAccount {
  readonly #options: RegisterOptions;

  constructor(options: RegisterOptions) {
    this.#options = options;
  }

  async register(input: z.output<typeof registerInput>): Promise<ObjectId> {
    const { accounts, passwords, clock } = this.#options;
    if (isCommonPassword(input.password)) throw errors.badInput('password', MESSAGES.commonPassword);
    const passwordHash = await passwords.hash(input.password);
    const now = clock.now();
    const account: UserDocument = {
      _id: new ObjectId(),
      email: input.email,
      username: input.username,
      displayName: input.displayName,
      searchNames: searchNamesOf(input),
      passwordHash,
      role: 'member',
      firstAdmin: false,
      bio: '',
      status: null,
      avatarFileId: null,
      isBot: false,
      deactivatedAt: null,
      createdAt: now,
      updatedAt: now,
    };
    await this.#insert(account, !(await accounts.hasFirstAdmin()));
    return account._id;
  }

  async #insert(account: UserDocument, asFirst: boolean): Promise<void> {
    const document: UserDocument = asFirst ? { ...account, role: 'admin', firstAdmin: true } : account;
    const outcome = await this.#options.accounts.insert(document);
    if (outcome === 'firstAdminTaken') await this.#insert(account, false);
    if (outcome === 'accountTaken') throw errors.conflict(MESSAGES.accountTaken);
  }
}
