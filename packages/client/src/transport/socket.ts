import type { AppRouter } from '@confab/api';
import { CLOSE_CODES, type Id, TIMES } from '@confab/shared';
import { createWSClient, type OperationLink, type TRPCWebSocketClient, wsLink } from '@trpc/client';
import superjson from 'superjson';
import type { Session } from '../session/session.js';
import { fullJitter } from '../support/back-off.js';
import { Cell } from '../support/cell.js';
import { Waits } from '../support/waits.js';
import { checkAlive } from './check-alive.js';
import type { ConnectionState } from './connection-state.js';
import { boundedSocketClass, type SocketClass } from './socket-class.js';

export interface SocketOptions {
  readonly url: string;
  readonly session: Session;
  readonly socketClass: () => Promise<SocketClass>;
  /** Called for every new tRPC socket client, on which subscriptions begin anew. */
  readonly onStart: () => void;
}

/** A try that is older than this hangs, as one does that was begun while the network was away. */
const HANGING_MS = 5_000;
const BACK_OFF = { baseMs: 1_000, capMs: 30_000 };
/** After a flood, or with too many sockets open, coming back at once would only be thrown out again. */
const FLOOD_FAILURES = 4;

/**
 * The one socket of a signed-in client, kept open through cuts, restarts and expired tokens. tRPC's client reconnects;
 * the waiting before each try, the back-off and the fresh token, happens where that client asks for the URL, because
 * there it can be watched and cut short.
 */
export class Socket {
  readonly state = new Cell<ConnectionState>({ status: 'closed' });
  /** Sends an operation over the socket; null while there is none. */
  link: OperationLink<AppRouter> | null = null;
  /** Whose socket it is: the session its last connection signed in with. */
  sessionId: Id | null = null;
  readonly #options: SocketOptions;
  readonly #waits = new Waits();
  #client: TRPCWebSocketClient | null = null;
  #connected = false;
  #retryAt: Date | null = null;
  /** Tries in a row that brought no working connection. */
  #failures = 0;
  #firstTry = true;
  /** When the try that is under way began. */
  #triedAt: number | null = null;
  #skipsPause = false;
  /** Refusals of the session in a row; at the second, a new token has not helped. */
  #refusals = 0;
  /** True from a refusal until the next try, so that an error and a close code of one connection count once. */
  #isRefused = false;
  #renewFirst = false;
  #starts = 0;

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  /** Opens the socket and keeps it open. */
  async start(): Promise<void> {
    this.stop();
    const start = this.#starts;
    const socketClass = boundedSocketClass(await this.#options.socketClass());
    if (start !== this.#starts) return;
    this.#firstTry = true;
    this.#open(socketClass);
  }

  /** Closes the socket for good. */
  stop(): void {
    const client = this.#client;
    this.#starts += 1;
    this.#client = null;
    this.link = null;
    this.#connected = false;
    this.#retryAt = null;
    this.#triedAt = null;
    this.#skipsPause = false;
    this.#renewFirst = false;
    this.proven();
    this.#waits.skip();
    this.#show();
    void client?.close();
  }

  /** Ends the waiting for the next try, or a try that hangs; of an open socket, finds out whether it still is. */
  reconnectNow(): void {
    this.#waits.skip();
    const connection = this.#client?.connection;
    if (connection?.state === 'open') {
      checkAlive(connection.ws);
    } else if (this.#triedAt !== null && Date.now() - this.#triedAt > HANGING_MS) {
      this.#triedAt = null;
      this.#skipsPause = true;
      connection?.ws?.close();
    }
  }

  /** To be told when something useful has come over the connection: the next cut counts as the first again. */
  proven(): void {
    this.#failures = 0;
    this.#refusals = 0;
  }

  /** To be told when the server did not take the connection's session. */
  async refused(): Promise<void> {
    if (this.#isRefused) return;
    this.#isRefused = true;
    this.#renewFirst = true;
    this.#refusals += 1;
    if (this.#refusals > 1) await this.#options.session.end('ended');
    else this.#client?.connection?.ws?.close();
  }

  #open(socketClass: typeof WebSocket): void {
    const client = createWSClient({
      url: () => this.#beforeTry(() => this.#client === client),
      connectionParams: () => {
        const token = this.#options.session.token.get();
        this.sessionId = token?.sessionId ?? null;
        return token && { accessToken: token.token };
      },
      WebSocket: socketClass,
      keepAlive: { enabled: true, intervalMs: TIMES.socketPing, pongTimeoutMs: TIMES.socketPong },
      retryDelayMs: () => 0,
      onClose: (cause) => {
        if (this.#client === client) this.#closed(cause?.code);
      },
    });
    this.#client = client;
    this.link = wsLink<AppRouter>({ client, transformer: superjson })({});
    client.connectionState.subscribe({
      next: ({ state }) => {
        if (this.#client !== client) return;
        this.#connected = state === 'pending';
        this.#show();
      },
    });
    this.#options.onStart();
  }

  async #beforeTry(isCurrent: () => boolean): Promise<string> {
    const { session, url } = this.#options;
    if (!this.#firstTry) await this.#pause();
    if (!isCurrent()) throw new Error('The socket is no longer wanted');
    this.#firstTry = false;
    this.#isRefused = false;
    // A token that the server has just refused is not good, whatever its time says.
    await (this.#renewFirst ? session.renew() : session.fresh());
    if (!isCurrent() || session.token.get() === null) throw new Error('Nobody is signed in');
    this.#renewFirst = false;
    this.#triedAt = Date.now();
    return url;
  }

  async #pause(): Promise<void> {
    const wait = this.#skipsPause ? 0 : fullJitter(this.#failures, BACK_OFF);
    this.#skipsPause = false;
    this.#triedAt = null;
    this.#failures += 1;
    this.#retryAt = new Date(Date.now() + wait);
    this.#show();
    await this.#waits.wait(wait);
    this.#retryAt = null;
    this.#show();
  }

  #closed(code: number | undefined): void {
    if (code === CLOSE_CODES.session) void this.refused();
    if (code === CLOSE_CODES.flood) this.#failures = Math.max(this.#failures, FLOOD_FAILURES);
  }

  #show(): void {
    const current = this.state.get();
    const next = this.#derived();
    if (next.status !== current.status || next.status === 'waiting') this.state.set(next);
  }

  #derived(): ConnectionState {
    if (!this.#client) return { status: 'closed' };
    if (this.#connected) return { status: 'open' };
    return this.#retryAt ? { status: 'waiting', retryAt: this.#retryAt } : { status: 'connecting' };
  }
}
