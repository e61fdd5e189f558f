import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

/** Somebody as the outside service knows them. */
export interface OutsideAccount {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  preferred_username?: string;
}

/** An outside service to sign in by, with PKCE required. Whoever is `signingIn` is signed in without being asked. */
export class OidcServer implements AsyncDisposable {
  signingIn: OutsideAccount | null = null;
  readonly #server: Server;
  #provider: Provider | null = null;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<OidcServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new OidcServer(server);
  }

  get issuer(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** What the API server needs to know of this service. */
  get environment(): Record<string, string> {
    return {
      OIDC_OFFICE_ISSUER: this.issuer,
      OIDC_OFFICE_CLIENT_ID: 'confab',
      OIDC_OFFICE_CLIENT_SECRET: 'a secret of both',
      OIDC_OFFICE_NAME: 'Work & Co',
    };
  }

  /** Serves, for a client that comes back to this address. */
  async serve(redirectUri: string): Promise<void> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const provider = new Provider(this.issuer, {
      clients: [{ client_id: 'confab', client_secret: 'a secret of both', redirect_uris: [redirectUri] }],
      clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' }] },
      cookies: { keys: ['test'] },
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
      ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
      features: { devInteractions: { enabled: false } },
      interactions: { url: () => '/interaction' },
      findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...this.#accountOf(sub) }) }),
      loadExistingGrant: async ({
        oidc: {
          client,
          session,
          provider: { Grant },
        },
      }) => {
        const grant = new Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    this.#provider = provider;
    const callback = provider.callback();
    this.#server.on('request', (request, response) => {
      if (request.url?.startsWith('/interaction')) void this.#signIn(request, response);
      else void callback(request, response);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accountOf(sub: string): OutsideAccount {
    return this.signingIn?.sub === sub ? this.signingIn : { sub };
  }

  async #signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const result = this.signingIn
      ? { login: { accountId: this.signingIn.sub } }
      : { error: 'access_denied', error_description: 'Nobody wanted to sign in' };
    await this.#provider?.interactionFinished(request, response, result);
  }
}
