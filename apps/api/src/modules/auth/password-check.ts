import { MESSAGES } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { errors } from '../../platform/errors.js';
import { toId } from '../../platform/ids.js';
import type { AccountsRepository } from './accounts.repository.js';
import type { Passwords } from './passwords.js';
import type { SignInLimits } from './sign-in-limits.js';

interface PasswordCheckOptions {
  accounts: AccountsRepository;
  passwords: Passwords;
  limits: SignInLimits;
}

/** Asks people who are signed in for their password before what only they themselves may do. */
export class PasswordCheck {
  readonly #options: PasswordCheckOptions;

  constructor(options: PasswordCheckOptions) {
    this.#options = options;
  }

  /** The hash that the password is of. Guessing counts as it does at sign-in: a session is no way around the limit. */
  async demand(
    userId: ObjectId,
    { password, field, address }: { password: string; field: string; address: string },
  ): Promise<string> {
    const { accounts, passwords, limits } = this.#options;
    const account = await accounts.findWithSecrets(userId);
    const hash = account?.passwordHash ?? null;
    const matching = await limits.attempt(toId(userId), address, async () =>
      (await passwords.matches(hash, password)) ? hash : null,
    );
    // Not UNAUTHORIZED, which would tell clients that their session is over.
    if (matching === null) throw errors.badInput(field, MESSAGES.wrongPassword);
    return matching;
  }
}
