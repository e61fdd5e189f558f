import { type AuthResult, type ClientKind, type loginInput, MESSAGES, type registerInput } from '@confab/shared';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { CallContext, Caller, HttpExchange } from '../../platform/trpc.js';
import type { AccountsRepository } from './accounts.repository.js';
import { clearAuthCookies, refreshCookie } from './auth-cookies.js';
import type { AuthResults } from './auth-results.js';
import type { Passwords } from './passwords.js';
import type { RegisterAccount } from './register-account.js';
import type { SessionRotation } from './rotate-session.js';
import type { SessionsService } from './sessions.service.js';
import type { SignInLimits } from './sign-in-limits.js';

/** Where a call to sign in comes from. */
type Origin = Pick<CallContext, 'address' | 'userAgent' | 'http'>;
type SignedInCall = Pick<CallContext, 'http' | 'socket'> & { caller: Caller };

interface AuthOptions {
  accounts: AccountsRepository;
  registration: RegisterAccount;
  sessions: SessionsService;
  rotation: SessionRotation;
  results: AuthResults;
  passwords: Passwords;
  limits: SignInLimits;
}

/** The use cases of signing in and out. */
export class AuthService {
  readonly #options: AuthOptions;

  constructor(options: AuthOptions) {
    this.#options = options;
  }

  async register(origin: Origin, input: z.output<typeof registerInput>): Promise<AuthResult> {
    requireCookies(origin.http, input.client);
    await this.#options.limits.takeRegistration(origin.address);
    const userId = await this.#options.registration.register(input);
    return this.#signIn(userId, origin, input.client);
  }

  async login(origin: Origin, input: z.output<typeof loginInput>): Promise<AuthResult> {
    requireCookies(origin.http, input.client);
    const { accounts, limits, passwords } = this.#options;
    const account = await accounts.findByLogin(input.login);
    // Both names of an account share its count; names of nobody have their own, so that the answers are alike.
    const bucket = account ? toId(account._id) : `unknown:${input.login}`;
    const passwordHash = account?.passwordHash ?? null;
    const userId = await limits.attempt(bucket, origin.address, async () => {
      const matches = await passwords.matches(passwordHash, input.password);
      return account && matches && account.deactivatedAt === null ? account._id : null;
    });
    if (!userId || passwordHash === null) throw errors.unauthorized(MESSAGES.signInFailed);
    const result = await this.#signIn(userId, origin, input.client);
    // A change of the password ends the sessions it finds: one that was opened with the old password just then, and was
    // not found, ends here.
    if (await accounts.hasPassword(userId, passwordHash)) return result;
    await this.#options.sessions.end({ _id: toObjectId(result.sessionId), userId });
    throw errors.unauthorized(MESSAGES.signInFailed);
  }

  /** By the token, or else by the cookie, in which case the answer is the web's: the new token goes into the cookie. */
  async refresh({ http }: Origin, refreshToken: string | undefined): Promise<AuthResult> {
    if (refreshToken !== undefined) {
      const rotated = await this.#options.rotation.rotate(refreshToken);
      const result = rotated && (await this.#options.results.forScript(rotated));
      if (!result) throw errors.unauthorized();
      return result;
    }
    if (!http) throw errors.badRequest(MESSAGES.httpOnly);
    const cookie = refreshCookie(http);
    const rotated = cookie === undefined ? null : await this.#options.rotation.rotate(cookie);
    const result = rotated && (await this.#options.results.forWeb(http, rotated));
    if (result) return result;
    clearAuthCookies(http);
    throw errors.unauthorized();
  }

  /** Lets the socket the call came over live as long as a newer token of its session. */
  async extend({ caller, socket }: SignedInCall, accessToken: string): Promise<{ expiresAt: Date }> {
    if (!socket) throw errors.badRequest(MESSAGES.socketOnly);
    const signedIn = await this.#options.sessions.authenticate(accessToken);
    if (signedIn?.sessionId !== caller.sessionId) throw errors.unauthorized();
    socket.extend(signedIn.expiresAt);
    return { expiresAt: signedIn.expiresAt };
  }

  async logout({ caller, http }: SignedInCall): Promise<{ ok: true }> {
    await this.#options.sessions.end({ _id: toObjectId(caller.sessionId), userId: toObjectId(caller.userId) });
    if (http) clearAuthCookies(http);
    return { ok: true };
  }

  async #signIn(userId: ReturnType<typeof toObjectId>, origin: Origin, client: ClientKind): Promise<AuthResult> {
    const { sessions, results } = this.#options;
    const { address, userAgent, http } = origin;
    const opened = await sessions.open(userId, { kind: client, address, userAgent });
    const result = await (client === 'web' && http ? results.forWeb(http, opened) : results.forScript(opened));
    if (!result) throw errors.unauthorized(MESSAGES.signInFailed);
    return result;
  }
}

/** A browser's refresh token lives in a cookie, and those travel over HTTP only. */
function requireCookies(http: HttpExchange | null, client: ClientKind): void {
  if (client === 'web' && !http) throw errors.badRequest(MESSAGES.httpOnly);
}
