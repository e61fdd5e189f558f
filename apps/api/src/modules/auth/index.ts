import type { Platform } from '../../platform/platform.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import type { Account, Accounts, Secrets, Sessions } from './auth.door.js';
import { accountChanged, sessionEnded } from './auth.events.js';
import { type SessionDocument, sessionsCollection, usersCollection } from './auth.model.js';
import { createAuthRouter } from './auth.router.js';
import { AuthService } from './auth.service.js';
import { AuthResults } from './auth-results.js';
import { FreshCache } from './fresh-cache.js';
import { Passwords } from './passwords.js';
import { RefreshTokens } from './refresh-tokens.js';
import { RegisterAccount } from './register-account.js';
import { SessionRotation } from './rotate-session.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignedTokens } from './signed-tokens.js';
import { loadSecrets } from './signing-keys.js';

export type { Account, Accounts, Secrets, Sessions } from './auth.door.js';
export { accountChanged, sessionEnded } from './auth.events.js';
export { FreshCache } from './fresh-cache.js';

/** How old what is known of an account or a session may be where no event told otherwise. */
const MAXIMUM_AGE = 5_000;
const CACHED = 20_000;

function createAccounts({ db, bus, clock }: Platform) {
  const cache = new FreshCache<Account>({ clock, maximumAge: MAXIMUM_AGE, maximumSize: CACHED });
  bus.subscribe(accountChanged, ({ userId }) => cache.invalidate(userId));
  const repository = new AccountsRepository(db);
  return { repository, accounts: new AccountsService({ repository, cache, clock }) };
}

function createSessions({ db, bus, clock }: Platform, options: { accounts: Accounts; secrets: Secrets }) {
  const { accounts, secrets } = options;
  const cache = new FreshCache<SessionDocument>({ clock, maximumAge: MAXIMUM_AGE, maximumSize: CACHED });
  bus.subscribe(sessionEnded, ({ sessionId }) => cache.invalidate(sessionId));
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
  return { sessions, rotation, results };
}

/** Accounts, sessions and tokens. */
export function createAuthModule(platform: Platform) {
  const secrets = loadSecrets(platform.config);
  const { repository, accounts } = createAccounts(platform);
  const { sessions, rotation, results } = createSessions(platform, { accounts, secrets });
  const passwords = new Passwords();
  const service = new AuthService({
    accounts: repository,
    registration: new RegisterAccount({ accounts: repository, passwords, clock: platform.clock }),
    sessions,
    rotation,
    results,
    passwords,
    limits: new SignInLimits(platform.limiter),
  });
  const door: { accounts: Accounts; sessions: Sessions; secrets: Secrets } = { accounts, sessions, secrets };
  return { router: createAuthRouter(service), collections: [usersCollection, sessionsCollection], ...door };
}
export type AuthModule = ReturnType<typeof createAuthModule>;
