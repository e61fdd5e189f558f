import * as openid from 'openid-client';
import { z } from 'zod';
import type { OidcProviderConfig } from '../../../platform/config/index.js';
import type { OidcTransaction } from './oidc-transactions.js';

/** In seconds; a service that does not answer is given up after this long. */
const PATIENCE = 8;
const SCOPE = 'openid email profile';

const claimsSchema = z.object({
  email: z.string().optional(),
  // Some services send the text.
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
});

/** What an outside service says of somebody. */
export interface OutsidePerson {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  name: string | null;
  username: string | null;
}

/** One outside service: the authorisation code flow with PKCE, state and nonce. */
export class OidcClient {
  readonly #provider: OidcProviderConfig;
  readonly #redirectUri: string;
  #configuration: Promise<openid.Configuration> | null = null;

  constructor(provider: OidcProviderConfig, publicUrl: string) {
    this.#provider = provider;
    this.#redirectUri = `${publicUrl}/auth/oidc/${provider.id}/callback`;
  }

  get provider(): OidcProviderConfig {
    return this.#provider;
  }

  /** Where to send somebody, and what to remember until they are back. */
  async begin(): Promise<{ location: string; transaction: OidcTransaction }> {
    const configuration = await this.#discover();
    const transaction = {
      provider: this.#provider.id,
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
    };
    const location = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: SCOPE,
      state: transaction.state,
      nonce: transaction.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(transaction.verifier),
      code_challenge_method: 'S256',
    });
    return { location: location.href, transaction };
  }

  /** Who came back with this query; throws unless the service vouches for it. */
  async finish(query: string, { state, nonce, verifier }: OidcTransaction): Promise<OutsidePerson> {
    const configuration = await this.#discover();
    const tokens = await openid.authorizationCodeGrant(configuration, new URL(`${this.#redirectUri}${query}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const token = tokens.claims();
    if (!token) throw new Error('The service sent no identity');
    // Services may leave out of the token what they tell when asked.
    const told =
      token.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
        ? { ...token, ...(await openid.fetchUserInfo(configuration, tokens.access_token, token.sub)) }
        : token;
    const claims = claimsSchema.parse(told);
    return {
      issuer: token.iss,
      subject: token.sub,
      email: claims.email ?? null,
      emailVerified: claims.email_verified === true,
      name: claims.name ?? null,
      username: claims.preferred_username ?? null,
    };
  }

  /** What the service says of itself, asked for once; after a failure again. */
  #discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.#provider;
    const url = new URL(issuer);
    this.#configuration ??= openid
      .discovery(url, clientId, clientSecret, undefined, {
        timeout: PATIENCE,
        // The configuration allows this for addresses of this machine only.
        execute: url.protocol === 'http:' ? [openid.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        this.#configuration = null;
        throw error;
      });
    return this.#configuration;
  }
}
