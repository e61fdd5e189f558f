import type { AppRouter } from '@confab/api';
import type { Attachment, ClientKind, Id, Me } from '@confab/shared';
import { createTRPCClient, type TRPCClient } from '@trpc/client';
import { defaultSocketClass } from '#default-socket';
import { Feed } from './feed/feed.js';
import { FeedSubscription } from './feed/feed-subscription.js';
import { Lifecycle } from './lifecycle.js';
import { addresses, type ConfabClientOptions } from './options.js';
import { Outbox } from './outbox/outbox.js';
import { memoryStorage } from './outbox/outbox-item.js';
import { authCalls, type LoginInput, type RegisterInput } from './session/auth-calls.js';
import { Session, type SessionState } from './session/session.js';
import type { Readable } from './support/cell.js';
import { errorLink } from './transport/call-link.js';
import type { ConnectionState } from './transport/connection-state.js';
import { authHttpLink, batchHttpLink } from './transport/http-links.js';
import { keepSignedIn } from './transport/keep-signed-in.js';
import { confabLinks } from './transport/links.js';
import { Socket } from './transport/socket.js';
import { onWake } from './transport/wake.js';
import { sendByFetch } from './uploads/send-by-fetch.js';
import { sendByXhr } from './uploads/send-by-xhr.js';
import { type UploadOptions, type UploadSource, Uploads } from './uploads/uploads.js';

/** Two tries and the waits between leave a third within `TIMES.refreshGrace`. */
const REFRESH_PATIENCE = { answerMs: 3_500, wholeMs: 3_500 };

/** A client of one Confab server, for one person at a time. */
export interface ConfabClient {
  /** Every procedure of the API, typed. Throws `ConfabError`s. */
  readonly api: TRPCClient<AppRouter>;
  readonly kind: ClientKind;
  readonly session: Readable<SessionState>;
  readonly connection: Readable<ConnectionState>;
  readonly feed: Feed;
  readonly outbox: Outbox;
  register(input: RegisterInput): Promise<Me>;
  login(input: LoginInput): Promise<Me>;
  logout(): Promise<void>;
  /** Signs in again by the cookie (web) or the stored tokens (script); false when that is no longer possible. */
  restore(): Promise<boolean>;
  /**
   * Goes on without the server as who was signed in last, until it can be asked: what is written waits in the outbox.
   * Browsers only. Ends like any session if it turns out to be over.
   */
  resume(me: Me, sessionId: Id): void;
  /** Sends a file; `messages.send` shows it with its id among `attachmentIds`. */
  upload(source: UploadSource, options: UploadOptions): Promise<Attachment>;
  /** Takes over one's own profile after a change of it. */
  setMe(me: Me): void;
  /** Wants to be live: whenever somebody is signed in, the socket is open and the feed runs. Resolves when it is ready. */
  connect(): Promise<void>;
  /** Tries to connect at once instead of waiting; of an open connection, checks that it still is. */
  reconnectNow(): void;
  /** Closes the connection and stops all work. The session goes on and can be restored by another client. */
  close(): void;
}

/** Makes a client; nothing goes over the network before it is used. */
export function createConfabClient(options: ConfabClientOptions = {}): ConfabClient {
  return assembleClient(options).client;
}

/** A client together with the parts that it hides. */
export function assembleClient(options: ConfabClientOptions): { client: ConfabClient; session: Session } {
  const { server, http: url, socket: socketUrl } = addresses(options.url);
  const kind = options.client ?? (typeof document === 'undefined' ? 'script' : 'web');
  const fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));

  const http = { url, fetch, token: () => session.token.get()?.token ?? null };
  const auth = authHttpLink(http);
  const session = new Session({
    auth: authCalls(
      createTRPCClient<AppRouter>({ links: [errorLink, auth] }),
      createTRPCClient<AppRouter>({ links: [errorLink, authHttpLink(http, REFRESH_PATIENCE)] }),
    ),
    kind,
    refreshToken: options.tokens?.refreshToken ?? null,
    onTokens: options.onTokens ?? (() => undefined),
  });
  const socket = new Socket({
    url: socketUrl,
    session,
    socketClass: async () => options.WebSocket ?? defaultSocketClass(),
    onStart: () => subscription.start(),
  });
  const api = createTRPCClient<AppRouter>({
    links: confabLinks({ session, socket, auth, batch: batchHttpLink(http) }),
  });
  const feed = new Feed({ changes: (input) => api.messages.changes.query(input) });
  const subscription = new FeedSubscription({
    feed,
    socket,
    subscribe: (handlers) => api.events.feed.subscribe(undefined, handlers),
  });
  const outbox = new Outbox({ send: (input) => api.messages.send.mutate(input) });
  const uploads = new Uploads({
    begin: (input, signal) => api.files.begin.mutate(input, { signal }),
    session,
    send: typeof XMLHttpRequest === 'undefined' ? sendByFetch(fetch) : sendByXhr,
    url: server,
  });
  const outboxStorage = options.outboxStorage ?? memoryStorage;
  const lifecycle = new Lifecycle({ session, socket, feed, subscription, outbox, outboxStorage });
  const stopKeeping = keepSignedIn({
    session,
    socket,
    extend: (accessToken) => api.auth.extend.mutate({ accessToken }),
  });
  const reconnectNow = () => lifecycle.hurry();
  const stopWaking = onWake(reconnectNow);

  const client: ConfabClient = {
    api,
    kind,
    session: session.state,
    connection: socket.state,
    feed,
    outbox,
    register: (input) => session.register(input),
    login: (input) => session.login(input),
    logout: () => session.logout(),
    restore: () => session.restore(),
    resume: (me, sessionId) => session.resume(me, sessionId),
    upload: (source, uploadOptions) => uploads.upload(source, uploadOptions),
    setMe: (me) => session.setMe(me),
    connect: () => lifecycle.connect(),
    reconnectNow,
    close: () => {
      stopWaking();
      stopKeeping();
      lifecycle.close();
    },
  };
  return { client, session };
}
