import { type changePasswordInput, MESSAGES } from '@confab/shared';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import type { AccountsRepository } from './accounts.repository.js';
import { hashNewPassword, refuseCommonPassword } from './new-password.js';
import type { PasswordCheck } from './password-check.js';
import type { PasswordResetsRepository } from './password-resets/password-resets.repository.js';
import type { Passwords } from './passwords.js';
import type { SessionsService } from './sessions.service.js';

interface ChangePasswordOptions {
  accounts: AccountsRepository;
  passwords: Passwords;
  passwordCheck: PasswordCheck;
  resets: PasswordResetsRepository;
  sessions: SessionsService;
  clock: Clock;
}

/** Changes the password of somebody who knows it, and signs out everywhere else. */
export class ChangePassword {
  readonly #options: ChangePasswordOptions;

  constructor(options: ChangePasswordOptions) {
    this.#options = options;
  }

  async change(
    { caller, address }: { caller: Caller; address: string },
    { currentPassword, newPassword }: z.output<typeof changePasswordInput>,
  ): Promise<void> {
    const { accounts, passwords, passwordCheck, resets, sessions, clock } = this.#options;
    const userId = toObjectId(caller.userId);
    const chosen = { password: newPassword, field: 'newPassword' };
    refuseCommonPassword(chosen);
    const from = await passwordCheck.demand(userId, { password: currentPassword, field: 'currentPassword', address });
    const to = await hashNewPassword(passwords, chosen);
    // Changed meanwhile by somebody else who knew it: then it is not the current one any more.
    if (!(await accounts.replacePassword(userId, { from, to }, clock.now()))) {
      throw errors.badInput('currentPassword', MESSAGES.wrongPassword);
    }
    await resets.removeOf(userId);
    await sessions.endAll(userId, { except: toObjectId(caller.sessionId) });
  }
}
