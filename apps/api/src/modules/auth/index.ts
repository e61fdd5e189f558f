import type { Id } from '@confab/shared';
import { eventsMissed } from '../../platform/event-bus.js';
import type { Platform } from '../../platform/platform.js';
import { AccountChangesService } from './account-changes.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import type { Account, AccountChanges, Accounts, AccountTools, Secrets, Sessions } from './auth.door.js';
import { accountChanged, sessionEnded } from './auth.events.js';
import { type SessionDocument, sessionsCollection, usersCollection } from './auth.model.js';
import { createAuthRouter } from './auth.router.js';
import { AuthService } from './auth.service.js';
import { AuthResults } from './auth-results.js';
import { ChangePassword } from './change-password.js';
import { FreshCache } from './fresh-cache.js';
import { AccountOfIdentity } from './oidc/account-of-identity.js';
import { identitiesCollection } from './oidc/identities.model.js';
import { IdentitiesRepository } from './oidc/identities.repository.js';
import { OidcService, type OidcSignIn } from './oidc/oidc.service.js';
import { OidcClient } from './oidc/oidc-client.js';
import { OidcTransactions } from './oidc/oidc-transactions.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordCheck } from './password-check.js';
import { passwordResetsCollection } from './password-resets/password-resets.model.js';
import { PasswordResetsRepository } from './password-resets/password-resets.repository.js';
import { PasswordResets } from './password-resets/password-resets.service.js';
import { Passwords } from './passwords.js';
import { RefreshTokens } from './refresh-tokens.js';
import { RegisterAccount } from './register-account.js';
import { SessionRotation } from './rotate-session.js';
import { SessionsRepository } from './sessions.repository.js';
import { createSessionsRouter } from './sessions.router.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignedTokens } from './signed-tokens.js';
import { loadSecrets } from './signing-keys.js';

export type { Account, AccountChanges, Accounts, ProfileChange, Secrets, Sessions } from './auth.door.js';
export { accountChanged, sessionEnded } from './auth.events.js';
export { FILES_COOKIE } from './auth-cookies.js';
export { FreshCache } from './fresh-cache.js';
export { KeyedQueue } from './keyed-queue.js';
export { TRANSACTION_MS } from './oidc/oidc-transactions.js';

/** How old what is known of an account or a session may be where no event told otherwise. */
const MAXIMUM_AGE = 5_000;
const CACHED = 20_000;

function createAccounts({ db, bus, clock }: Platform) {
  const cache = new FreshCache<Account>({ clock, maximumAge: MAXIMUM_AGE, maximumSize: CACHED });
  bus.subscribeEverywhere(accountChanged, ({ userId }) => cache.invalidate(userId));
  bus.subscribe(eventsMissed, () => cache.clear());
  const repository = new AccountsRepository(db);
  return { repository, accounts: new AccountsService({ repository, cache, clock }) };
}

function createSessions({ db, bus, clock }: Platform, options: { accounts: Accounts; secrets: Secrets }) {
  const { accounts, secrets } = options;
  const cache = new FreshCache<SessionDocument>({ clock, maximumAge: MAXIMUM_AGE, maximumSize: CACHED });
  bus.subscribeEverywhere(sessionEnded, ({ sessionId }) => cache.invalidate(sessionId));
  bus.subscribe(eventsMissed, () => cache.clear());
  const repository = new SessionsRepository(db);
  const tokens = {
    accessTokens: new SignedTokens({
      clock,
      key: secrets.derive('access tokens'),
      type: 'at+jwt',
      audience: 'confab',
    }),
    filesTokens: new SignedTokens({
      clock,
      key: secrets.derive('files tokens'),
      type: 'files+jwt',
      audience: 'confab-files',
    }),
  };
  const refreshTokens = new RefreshTokens(secrets.derive('refresh tokens'));
  const sessions = new SessionsService({ repository, accounts, cache, ...tokens, refreshTokens, bus, clock });
  const rotation = new SessionRotation({ repository, sessions, refreshTokens, clock });
  const results = new AuthResults({ accounts, sessions, ...tokens, clock });
  return { sessionsRepository: repository, sessions, rotation, results };
}

/** What the other modules, the transports and the terminal may use. */
interface Door {
  accounts: Accounts;
  accountChanges: AccountChanges;
  sessions: Sessions;
  secrets: Secrets;
  oidc: OidcSignIn;
}

interface Dependencies {
  /** How many sockets a session has open. */
  connectionsOf: (sessionId: Id) => number;
}

/** Accounts, sessions and tokens. */
export function createAuthModule(platform: Platform, { connectionsOf }: Dependencies) {
  const { db, bus, clock, limiter, sharedLimiter } = platform;
  const secrets = loadSecrets(platform.config);
  const { repository, accounts } = createAccounts(platform);
  const { sessionsRepository, sessions, rotation, results } = createSessions(platform, { accounts, secrets });
  const passwords = new Passwords();
  const limits = new SignInLimits(sharedLimiter);
  const resets = new PasswordResetsRepository(db);
  const passwordCheck = new PasswordCheck({ accounts: repository, passwords, limits });
  const registration = new RegisterAccount({ accounts: repository, passwords, clock });
  const shared = { accounts: repository, passwords, sessions, limits };
  const auth = new AuthService({ ...shared, registration, rotation, results });
  const changePassword = new ChangePassword({ ...shared, passwordCheck, resets, clock });
  const passwordResets = new PasswordResets({ ...shared, resets, platform });
  const oidc = new OidcService({
    ...shared,
    results,
    clients: platform.config.oidc.map((provider) => new OidcClient(provider, platform.config.publicUrl)),
    transactions: new OidcTransactions({ key: secrets.derive('oidc transactions'), clock }),
    accountOfIdentity: new AccountOfIdentity({
      ...shared,
      identities: new IdentitiesRepository(db),
      registration,
      resets,
      bus,
      clock,
    }),
    limiter,
    logger: platform.logger,
  });
  const ownSessions = new OwnSessions({ repository: sessionsRepository, sessions, connectionsOf, clock });
  const door: Door = {
    accounts,
    accountChanges: new AccountChangesService({ ...shared, passwordCheck, db, bus, clock }),
    sessions,
    secrets,
    oidc,
  };
  const oidcSignIn: OidcSignIn = oidc;
  const tools: AccountTools = {
    create: (account) => registration.register(account),
    passwordLink: async ({ _id, email, deactivatedAt }) =>
      email === null || deactivatedAt !== null ? null : passwordResets.issueLink(_id, { email, sentByMail: false }),
  };
  return {
    router: createAuthRouter({ auth, changePassword, passwordResets, oidc, registration }),
    sessionsRouter: createSessionsRouter(ownSessions),
    collections: [usersCollection, sessionsCollection, passwordResetsCollection, identitiesCollection],
    ...door,
    tools,
    oidc: oidcSignIn,
    /** Waits for the letters that are being written. */
    close: () => passwordResets.close(),
  };
}
export type AuthModule = ReturnType<typeof createAuthModule>;
