import type { ClientKind, Id } from '@confab/shared';
import type { OutboxStorage } from './outbox/outbox-item.js';
import type { StoredTokens } from './session/session.js';
import type { SocketClass } from './transport/socket-class.js';

/** How a client is made; in a browser on the server's own pages nothing is needed. */
export interface ConfabClientOptions {
  /** Where the server is, like `http://localhost:3000`; default: where the page came from. */
  readonly url?: string;
  /** `web` keeps its refresh token in a cookie that scripts cannot read; default: `web` in browsers, else `script`. */
  readonly client?: ClientKind;
  /** What `onTokens` was given before: signs in again by `restore()`. Scripts only. */
  readonly tokens?: StoredTokens | null;
  /** Is given every new refresh token to keep, and null when the session is over. Scripts only. */
  readonly onTokens?: (tokens: StoredTokens | null) => void | Promise<void>;
  /** Where a person's unsent messages are kept; default: in memory. */
  readonly outboxStorage?: (userId: Id) => OutboxStorage;
  readonly fetch?: typeof globalThis.fetch;
  readonly WebSocket?: SocketClass;
}

interface Addresses {
  /** The server itself, with a slash at the end. */
  readonly server: string;
  readonly http: string;
  readonly socket: string;
}

/** The addresses of the server and of its API. */
export function addresses(url: string | undefined): Addresses {
  const base = url ?? (typeof location === 'undefined' ? undefined : location.origin);
  if (base === undefined) throw new TypeError('createConfabClient needs the url of the server');
  const server = `${base.replace(/\/+$/, '')}/`;
  const http = `${server}trpc`;
  return { server, http, socket: http.replace(/^http/, 'ws') };
}
