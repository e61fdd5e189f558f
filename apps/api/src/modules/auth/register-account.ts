import { MESSAGES, type registerInput } from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import { searchNamesOf } from './account-names.js';
import type { AccountsRepository } from './accounts.repository.js';
import type { UserDocument } from './auth.model.js';
import { hashNewPassword } from './new-password.js';
import type { Passwords } from './passwords.js';

interface RegisterOptions {
  accounts: AccountsRepository;
  passwords: Passwords;
  clock: Clock;
}

type NewAccount = Pick<UserDocument, 'username' | 'displayName' | 'passwordHash'> & { email: string };

/** Makes new accounts. The first of all is the server's admin; a unique index says which one that is. */
export class RegisterAccount {
  readonly #options: RegisterOptions;
  /** That there is somebody stays true: it is asked of the database until then, and never after. */
  #isTaken = false;

  constructor(options: RegisterOptions) {
    this.#options = options;
  }

  /** Whether nobody has an account yet. */
  async isFirst(): Promise<boolean> {
    this.#isTaken ||= await this.#options.accounts.hasFirstAdmin();
    return !this.#isTaken;
  }

  async register(input: Omit<z.output<typeof registerInput>, 'client'>): Promise<ObjectId> {
    const { password, ...names } = input;
    const passwordHash = await hashNewPassword(this.#options.passwords, { password, field: 'password' });
    return this.#create({ ...names, passwordHash }, { emailVerified: false });
  }

  /** For somebody of whom an outside service says that the address is theirs; without a password. */
  registerVerified(names: Omit<NewAccount, 'passwordHash'>): Promise<ObjectId> {
    return this.#create({ ...names, passwordHash: null }, { emailVerified: true });
  }

  async #create(input: NewAccount, { emailVerified }: { emailVerified: boolean }): Promise<ObjectId> {
    const now = this.#options.clock.now();
    const account: UserDocument = {
      _id: new ObjectId(),
      email: input.email,
      emailVerifiedAt: emailVerified ? now : null,
      username: input.username,
      displayName: input.displayName,
      searchNames: searchNamesOf(input),
      passwordHash: input.passwordHash,
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
    await this.#insert(account, await this.isFirst());
    return account._id;
  }

  async #insert(account: UserDocument, asFirst: boolean): Promise<void> {
    const document: UserDocument = asFirst ? { ...account, role: 'admin', firstAdmin: true } : account;
    const outcome = await this.#options.accounts.insert(document);
    if (outcome === 'firstAdminTaken') await this.#insert(account, false);
    if (outcome === 'accountTaken') throw errors.conflict(MESSAGES.accountTaken);
  }
}
