import type { AuthProvider } from '@confab/shared';
import type { Logger } from '../../../platform/logger.js';
import { type RateLimiter, rateOf } from '../../../platform/rate-limit.js';
import type { CallContext, HttpExchange } from '../../../platform/trpc.js';
import type { AuthResults } from '../auth-results.js';
import type { SessionsService } from '../sessions.service.js';
import type { SignInLimits } from '../sign-in-limits.js';
import type { AccountOfIdentity, IdentityProblem } from './account-of-identity.js';
import type { OidcClient } from './oidc-client.js';
import type { OidcTransactions } from './oidc-transactions.js';

/** Each asks an outside service something. */
const REQUESTS = rateOf('oidc', 60, 5 * 60);

/** Where somebody comes back from, and with what. */
interface Return {
  query: string;
  /** What the browser kept since it was sent away. */
  transaction: string | undefined;
  origin: Pick<CallContext, 'address' | 'userAgent'> & { http: HttpExchange };
}

/** Why a sign-in failed, as far as the one who tried may know. */
export type OidcProblem = 'failed' | IdentityProblem;

/** Signing in by outside services, for the routes that browsers are sent over. */
export interface OidcSignIn {
  /** Where to send the browser, and what it is to keep until it is back; null for a service that there is not. */
  begin(providerId: string, address: string): Promise<{ location: string; transaction: string } | 'failed' | null>;
  /** Signs in whoever the service vouches for; answers why not, or null where it worked. */
  finish(providerId: string, back: Return): Promise<OidcProblem | null>;
}

interface OidcOptions {
  clients: readonly OidcClient[];
  transactions: OidcTransactions;
  accountOfIdentity: AccountOfIdentity;
  sessions: SessionsService;
  results: AuthResults;
  limits: SignInLimits;
  limiter: RateLimiter;
  logger: Logger;
}

export class OidcService implements OidcSignIn {
  readonly #options: OidcOptions;

  constructor(options: OidcOptions) {
    this.#options = options;
  }

  providers(): AuthProvider[] {
    return this.#options.clients.map(({ provider: { id, name } }) => ({ id, name }));
  }

  async begin(
    providerId: string,
    address: string,
  ): Promise<{ location: string; transaction: string } | 'failed' | null> {
    const { transactions, limiter, logger } = this.#options;
    const client = this.#client(providerId);
    if (!client) return null;
    limiter.take(REQUESTS, address);
    try {
      const { location, transaction } = await client.begin();
      return { location, transaction: await transactions.seal(transaction) };
    } catch (error) {
      logger.warn({ err: error, provider: providerId }, 'A sign-in by an outside service could not begin');
      return 'failed';
    }
  }

  async finish(providerId: string, { query, transaction, origin }: Return): Promise<OidcProblem | null> {
    const { transactions, accountOfIdentity, limits, limiter, logger } = this.#options;
    const client = this.#client(providerId);
    const kept = transaction === undefined ? null : await transactions.open(transaction, providerId);
    if (!client || !kept) return 'failed';
    limiter.take(REQUESTS, origin.address);
    try {
      const person = await client.finish(query, kept);
      const userId = await accountOfIdentity.resolve(person, () => limits.takeRegistration(origin.address));
      if (typeof userId === 'string') return userId;
      return await this.#signIn(userId, origin);
    } catch (error) {
      logger.warn({ err: error, provider: providerId }, 'A sign-in by an outside service failed');
      return 'failed';
    }
  }

  async #signIn(userId: Parameters<SessionsService['open']>[0], origin: Return['origin']): Promise<OidcProblem | null> {
    const { sessions, results } = this.#options;
    const { address, userAgent, http } = origin;
    const opened = await sessions.open(userId, { kind: 'web', address, userAgent });
    return (await results.forWeb(http, opened)) ? null : 'deactivated';
  }

  #client(providerId: string): OidcClient | undefined {
    return this.#options.clients.find(({ provider }) => provider.id === providerId);
  }
}
