import { webcrypto } from 'node:crypto';
import { idSchema, TIMES } from '@confab/shared';
import { jwtVerify, SignJWT } from 'jose';
import { JOSEError } from 'jose/errors';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.js';
import type { Caller } from '../../platform/trpc.js';
import type { SignedIn } from './auth.door.js';

const ALGORITHM = 'HS256';
const ISSUER = 'confab';
/** Far above the length of any token of ours. */
const MAXIMUM_LENGTH = 2_048;
const CACHED = 10_000;

const claimsSchema = z.object({ sub: idSchema, sid: idSchema, exp: z.number().int() });

interface SignedTokensOptions {
  clock: Clock;
  key: Buffer;
  /** The header `typ`: a token for one purpose is nothing for another. */
  type: string;
  audience: string;
}

/** Signed tokens of one purpose: who, by which session, until when. */
export class SignedTokens {
  readonly #options: SignedTokensOptions;
  readonly #key: Promise<webcrypto.CryptoKey>;
  /** What was verified already, so that it costs nothing the next time; only time can make such a token bad. */
  readonly #verified = new LRUCache<string, SignedIn>({ max: CACHED });

  constructor(options: SignedTokensOptions) {
    this.#options = options;
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    this.#key = webcrypto.subtle.importKey('raw', options.key, algorithm, false, ['sign', 'verify']);
  }

  async issue(caller: Caller, expiresAt: Date): Promise<{ token: string; expiresAt: Date }> {
    const seconds = Math.floor(expiresAt.getTime() / 1_000);
    const token = await new SignJWT({ sid: caller.sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: this.#options.type })
      .setIssuer(ISSUER)
      .setAudience(this.#options.audience)
      .setSubject(caller.userId)
      .setIssuedAt(this.#options.clock.now())
      .setExpirationTime(seconds)
      .sign(await this.#key);
    return { token, expiresAt: new Date(seconds * 1_000) };
  }

  /** What the token says, or null if it is not a good one of ours for this purpose. */
  async verify(token: string): Promise<SignedIn | null> {
    if (token.length > MAXIMUM_LENGTH) return null;
    const known = this.#verified.get(token);
    if (known) return this.#isCurrent(known) ? known : null;
    const signedIn = await this.#read(token);
    if (signedIn) this.#verified.set(token, signedIn);
    return signedIn;
  }

  async #read(token: string): Promise<SignedIn | null> {
    const { audience, type, clock } = this.#options;
    try {
      const { payload } = await jwtVerify(token, await this.#key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience,
        typ: type,
        requiredClaims: ['exp', 'iat', 'sub', 'sid'],
        clockTolerance: TIMES.clockSkew / 1_000,
        currentDate: clock.now(),
      });
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) return null;
      const { sub, sid, exp } = claims.data;
      return { userId: sub, sessionId: sid, expiresAt: new Date(exp * 1_000) };
    } catch (error) {
      if (error instanceof JOSEError) return null;
      throw error;
    }
  }

  #isCurrent({ expiresAt }: SignedIn): boolean {
    return expiresAt.getTime() + TIMES.clockSkew > this.#options.clock.now().getTime();
  }
}
