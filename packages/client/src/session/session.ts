import type { AuthResult, ClientKind, Id, Me } from '@confab/shared';
import { ConfabError } from '../errors.js';
import { fullJitter } from '../support/back-off.js';
import { Cell } from '../support/cell.js';
import { Waits } from '../support/waits.js';
import { type AccessToken, accessToken, hasLifeLeft } from './access-token.js';
import type { AuthCalls, LoginInput, RegisterInput } from './auth-calls.js';
import { exclusive } from './exclusive.js';

/** Whether somebody is signed in, and if not, whether that was their wish (`logout`) or the session ended elsewhere. */
export type SessionState =
  | { readonly status: 'signedOut'; readonly reason: 'none' | 'logout' | 'ended' }
  | { readonly status: 'signedIn'; readonly me: Me; readonly sessionId: Id };

/** What a script keeps to be signed in again after a restart. */
export interface StoredTokens {
  readonly refreshToken: string;
}

export interface SessionOptions {
  readonly auth: AuthCalls;
  readonly kind: ClientKind;
  readonly refreshToken: string | null;
  /** Hears of every new refresh token before it is needed, and of the end of the session (null). Scripts only. */
  readonly onTokens: (tokens: StoredTokens | null) => void | Promise<void>;
}

const RENEWAL_TRIES = 3;
const RENEWAL_BACK_OFF = { baseMs: 600, capMs: 3_000 };

/** Who is signed in, and the tokens that prove it. The access token stays in memory. */
export class Session {
  readonly state = new Cell<SessionState>({ status: 'signedOut', reason: 'none' });
  readonly token = new Cell<AccessToken | null>(null);
  readonly #options: SessionOptions;
  readonly #waits = new Waits();
  #refreshToken: string | null;
  #renewal: Promise<boolean> | null = null;
  #leaving: Promise<void> | null = null;
  /** Rises with every sign-in and sign-out: an answer to an earlier one is not taken. */
  #epoch = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#refreshToken = options.refreshToken;
  }

  async register(input: RegisterInput): Promise<Me> {
    return this.#signIn(() => this.#options.auth.register({ ...input, client: this.#options.kind }));
  }

  async login(input: LoginInput): Promise<Me> {
    return this.#signIn(() => this.#options.auth.login({ ...input, client: this.#options.kind }));
  }

  /** Signs in again by the cookie or the stored token; false when there is none or it is no longer good. */
  async restore(): Promise<boolean> {
    if (this.state.get().status === 'signedIn') return true;
    return this.#canRenew() && this.renew();
  }

  /** Takes somebody for signed in whom the server cannot be asked about now; whatever reaches it first gets the token. */
  resume(me: Me, sessionId: Id): void {
    if (this.state.get().status === 'signedOut' && this.#canRenew())
      this.state.set({ status: 'signedIn', me, sessionId });
  }

  /** Ends the session on the server and here. Fails, still signed in, when the server cannot be reached. */
  async logout(): Promise<void> {
    await this.fresh();
    if (this.state.get().status === 'signedOut') return;
    this.#leaving ??= this.#leave().finally(() => {
      this.#leaving = null;
    });
    return this.#leaving;
  }

  /** Resolves when a call can be made: with a token that has life left, or with nobody signed in. */
  async fresh(): Promise<void> {
    if (this.#renewal) await this.#renewal;
    const token = this.token.get();
    // A resumed session has none yet.
    if (token ? !hasLifeLeft(token) : this.state.get().status === 'signedIn') await this.renew();
  }

  /** A new token in place of the one that was refused, unless it is there already. False: the session is over. */
  async replace(refused: AccessToken): Promise<boolean> {
    if (this.#renewal) await this.#renewal;
    else if (this.token.get() === refused) await this.renew();
    // Somebody else may have signed in meanwhile, in whose name nothing of the earlier one is to be done.
    return this.token.get()?.sessionId === refused.sessionId;
  }

  /** Gets new tokens; all who ask meanwhile share the one request. False: the session is over. Throws when nobody answers. */
  renew(): Promise<boolean> {
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  /** Takes over a changed profile of one's own. */
  setMe(me: Me): void {
    const state = this.state.get();
    if (state.status === 'signedIn' && state.me.id === me.id) this.state.set({ ...state, me });
  }

  /** Forgets the tokens and says so. */
  async end(reason: 'logout' | 'ended'): Promise<void> {
    this.#epoch += 1;
    const wasSignedIn = this.state.get().status === 'signedIn';
    const hadToken = this.#refreshToken !== null;
    this.#refreshToken = null;
    this.token.set(null);
    if (wasSignedIn) this.state.set({ status: 'signedOut', reason });
    if (hadToken) await this.#options.onTokens(null);
  }

  /** Stops waiting between tries. */
  hurry(): void {
    this.#waits.skip();
  }

  #canRenew(): boolean {
    return this.#options.kind === 'web' || this.#refreshToken !== null;
  }

  async #signIn(call: () => Promise<AuthResult>): Promise<Me> {
    // Not two at once: the later answer would win, whichever call it belongs to.
    await this.#renewal?.catch(() => undefined);
    const result = await call();
    this.#epoch += 1;
    await this.#take(result);
    return result.user;
  }

  async #take({ user, sessionId, ...tokens }: AuthResult): Promise<void> {
    // Before anything uses the session: of a refresh token that was lost after its use, only a new sign-in helps.
    if (tokens.refreshToken !== null) {
      const epoch = this.#epoch;
      this.#refreshToken = tokens.refreshToken;
      await this.#options.onTokens({ refreshToken: tokens.refreshToken });
      if (epoch !== this.#epoch) return;
    }
    this.token.set(accessToken({ ...tokens, sessionId }));
    this.state.set({ status: 'signedIn', me: user, sessionId });
  }

  async #renew(): Promise<boolean> {
    const epoch = this.#epoch;
    // While one leaves, a refused token is no reason to come back.
    await this.#leaving?.catch(() => undefined);
    if (epoch !== this.#epoch || !this.#canRenew()) return this.token.get() !== null;
    try {
      const result = await exclusive('confab-refresh', () => this.#refresh());
      if (epoch === this.#epoch) await this.#take(result);
    } catch (thrown) {
      const error = ConfabError.wrap(thrown);
      if (error.code !== 'UNAUTHORIZED') throw error;
      if (epoch === this.#epoch) await this.end('ended');
    }
    return this.token.get() !== null;
  }

  /**
   * A lost answer is asked for again while the server still repeats it, which it does for ten seconds: so the first tries
   * do not wait long. The last one does, on a network that is only slow.
   */
  async #refresh(): Promise<AuthResult> {
    for (let failures = 0; ; failures += 1) {
      const isLast = failures + 1 >= RENEWAL_TRIES;
      try {
        return await this.#options.auth.refresh(
          this.#refreshToken === null ? {} : { refreshToken: this.#refreshToken },
          { hasty: !isLast },
        );
      } catch (thrown) {
        const { code, retryAfterMs } = ConfabError.wrap(thrown);
        const passing = code === 'NETWORK' || code === 'SERVICE_UNAVAILABLE' || code === 'TOO_MANY_REQUESTS';
        if (!passing || isLast) throw thrown;
        await this.#waits.wait((retryAfterMs ?? 0) + fullJitter(failures, RENEWAL_BACK_OFF));
      }
    }
  }

  async #leave(): Promise<void> {
    try {
      await this.#options.auth.logout();
    } catch (thrown) {
      if (ConfabError.wrap(thrown).code !== 'UNAUTHORIZED') throw thrown;
    }
    await this.end('logout');
  }
}
