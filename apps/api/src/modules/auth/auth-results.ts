import { type AuthResult, TIMES } from '@confab/shared';
import type { Clock } from '../../platform/clock.js';
import { toId } from '../../platform/ids.js';
import type { HttpExchange } from '../../platform/trpc.js';
import type { Accounts } from './auth.door.js';
import { setAuthCookies } from './auth-cookies.js';
import type { Rotated } from './rotate-session.js';
import type { SessionsService } from './sessions.service.js';
import type { SignedTokens } from './signed-tokens.js';

interface AuthResultsOptions {
  accounts: Pick<Accounts, 'toMe'>;
  sessions: SessionsService;
  accessTokens: SignedTokens;
  filesTokens: SignedTokens;
  clock: Clock;
}

/** What somebody who signs in or stays signed in is given; null for an account that is gone or deactivated. */
export class AuthResults {
  readonly #options: AuthResultsOptions;

  constructor(options: AuthResultsOptions) {
    this.#options = options;
  }

  /** Every token in the answer, for programs that keep them themselves. */
  async forScript({ session, refreshToken }: Rotated): Promise<AuthResult | null> {
    const { accounts, sessions, accessTokens, clock } = this.#options;
    const account = await sessions.activeAccount(session.userId);
    if (!account) return null;
    const end = Math.min(clock.now().getTime() + TIMES.accessToken, session.expiresAt.getTime());
    const caller = { userId: toId(session.userId), sessionId: toId(session._id) };
    const { token, expiresAt } = await accessTokens.issue(caller, new Date(end));
    return {
      user: accounts.toMe(account),
      accessToken: token,
      accessTokenExpiresAt: expiresAt,
      refreshToken,
      sessionId: caller.sessionId,
    };
  }

  /** The refresh token in a cookie that no script can read, and beside it one for files. */
  async forWeb(http: HttpExchange, rotated: Rotated): Promise<AuthResult | null> {
    const result = await this.forScript(rotated);
    if (!result) return null;
    const expires = rotated.session.expiresAt;
    const caller = { userId: result.user.id, sessionId: result.sessionId };
    const { token: filesToken } = await this.#options.filesTokens.issue(caller, expires);
    setAuthCookies(http, { refreshToken: rotated.refreshToken, filesToken, expires });
    return { ...result, refreshToken: null };
  }
}
