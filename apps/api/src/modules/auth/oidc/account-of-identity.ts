import { emailSchema } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Clock } from '../../../platform/clock.js';
import { AppError } from '../../../platform/errors.js';
import type { EventBus } from '../../../platform/event-bus.js';
import { toId } from '../../../platform/ids.js';
import type { AccountsRepository } from '../accounts.repository.js';
import type { Account } from '../auth.door.js';
import { accountChanged } from '../auth.events.js';
import type { PasswordResetsRepository } from '../password-resets/password-resets.repository.js';
import type { RegisterAccount } from '../register-account.js';
import type { SessionsService } from '../sessions.service.js';
import type { IdentitiesRepository } from './identities.repository.js';
import type { OutsidePerson } from './oidc-client.js';
import { displayNameFor, usernameFor } from './outside-names.js';

const ATTEMPTS = 6;

interface AccountOfIdentityOptions {
  accounts: AccountsRepository;
  identities: IdentitiesRepository;
  registration: RegisterAccount;
  resets: PasswordResetsRepository;
  sessions: SessionsService;
  bus: EventBus;
  clock: Clock;
}

/** Why somebody whom an outside service vouches for gets no account. */
export type IdentityProblem = 'unverified' | 'deactivated';

/** Finds the account of somebody whom an outside service vouches for: by who they are, else by their verified address. */
export class AccountOfIdentity {
  readonly #options: AccountOfIdentityOptions;

  constructor(options: AccountOfIdentityOptions) {
    this.#options = options;
  }

  /** `mayRegister` is asked before an account is made. */
  async resolve(person: OutsidePerson, mayRegister: () => Promise<void>): Promise<ObjectId | IdentityProblem> {
    const { accounts, identities, clock } = this.#options;
    const { issuer, subject } = person;
    const known = await identities.find(issuer, subject);
    if (known) return isActive(await accounts.find(known.userId)) ? known.userId : 'deactivated';
    const email = emailSchema.safeParse(person.email);
    if (!email.success || !person.emailVerified) return 'unverified';
    const userId = await this.#byEmail(person, email.data, mayRegister);
    if (userId === 'deactivated') return userId;
    await identities.insert({ issuer, subject, userId }, clock.now());
    const linked = await identities.find(issuer, subject);
    return linked?.userId ?? userId;
  }

  async #byEmail(
    person: OutsidePerson,
    email: string,
    mayRegister: () => Promise<void>,
  ): Promise<ObjectId | 'deactivated'> {
    const { accounts, registration } = this.#options;
    for (let attempt = 0; ; attempt += 1) {
      const account = await accounts.findByEmail(email);
      if (account) return isActive(account) ? this.#takeOver(account, email) : 'deactivated';
      if (attempt === 0) await mayRegister();
      const username = usernameFor({ ...person, email }, attempt);
      try {
        return await registration.registerVerified({ email, username, displayName: displayNameFor(person, username) });
      } catch (error) {
        // The username is taken, or the same person came twice at once.
        if (!(error instanceof AppError && error.code === 'CONFLICT') || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /**
   * Whoever registered with an address has not shown that it is theirs. Before the one whose it is gets the account,
   * what the other may know of it ends: the password and the sessions.
   */
  async #takeOver({ _id, emailVerifiedAt }: Account, email: string): Promise<ObjectId> {
    const { accounts, resets, sessions, bus, clock } = this.#options;
    if (emailVerifiedAt === null && (await accounts.takeOver({ _id, email }, clock.now()))) {
      await resets.removeOf(_id);
      await sessions.endAll(_id);
      await bus.publish(accountChanged, { userId: toId(_id) });
    }
    return _id;
  }
}

function isActive(account: Account | null): boolean {
  return account !== null && account.deactivatedAt === null;
}
