import type { Server } from 'node:http';
import type { Id } from '@confab/shared';
import { type Container, createContainer } from '../app/container.js';
import { type App, createApp } from '../app/create-app.js';
import { type AppRouter, createAppRouter } from '../app/router.js';
import { callServices } from '../app/transports/call-context.js';
import { type Config, parseConfig } from '../platform/config/index.js';
import { freePort } from '../platform/embedded/free-port.js';
import { createLogger } from '../platform/logger.js';
import { type CallContext, createCallerFactory, type HttpExchange } from '../platform/trpc.js';
import { type HttpClient, openHttpClient, openTestSocket, type TestSocket } from './test-clients.js';
import type { TestClock } from './test-clock.js';

/** What all nodes of a test share. */
export interface NodeSettings {
  mongodbUri: string;
  clock: TestClock;
  environment: Record<string, string>;
  webFolder: string;
  /** Hears every line that a node logs as an error. */
  onFault: (line: string) => void;
}

/** What a call made directly, without a transport, comes with. */
export interface DirectCall {
  accessToken?: string;
  address?: string;
  http?: HttpExchange | null;
}

/** One API server: its parts, and the port on which it really listens. */
export class TestNode {
  readonly #sockets = new Set<TestSocket>();
  readonly #router: AppRouter;
  readonly #callerOf: ReturnType<typeof createCallerOf>;

  private constructor(
    readonly container: Container,
    readonly app: App,
    readonly port: number,
  ) {
    this.#router = createAppRouter(container);
    this.#callerOf = createCallerOf(this.#router);
  }

  static async start(settings: NodeSettings): Promise<TestNode> {
    for (let attempt = 1; ; attempt += 1) {
      const config = configFor(settings, await freePort());
      const logger = createLogger({ level: 'error', pretty: false }, { write: settings.onFault });
      const container = await createContainer(config, { clock: settings.clock, logger });
      const app = await createApp(container, { webFolder: settings.webFolder });
      try {
        await app.server.listen({ host: config.host, port: config.port });
        return new TestNode(container, app, config.port);
      } catch (error) {
        await app.close();
        await container.close();
        if (attempt === 3) throw error;
      }
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** All procedures, as they are served. */
  get router(): AppRouter {
    return this.#router;
  }

  get httpServer(): Server {
    return this.app.server.server;
  }

  /** Procedures called directly, with everything but a transport. */
  call(direct: DirectCall = {}) {
    return this.#callerOf(directContext(this.container, direct));
  }

  /** A stock tRPC client over HTTP. */
  http(accessToken?: string): HttpClient {
    return openHttpClient(this.url, accessToken);
  }

  /** A stock tRPC client over a WebSocket of its own; closed with the node. */
  socket(accessToken: string): TestSocket {
    const socket = openTestSocket(this.url, accessToken);
    this.#sockets.add(socket);
    return socket;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#sockets].map((socket) => socket.close()));
    await this.app.close();
    await this.container.close();
  }
}

/** The procedures as functions. */
export type Call = ReturnType<TestNode['call']>;

const createCallerOf = (router: AppRouter) => createCallerFactory(router);

function configFor({ environment, mongodbUri }: NodeSettings, port: number): Config & { mongodbUri: string } {
  const config = parseConfig({ ...environment, PORT: `${port}` }, { directory: '/nonexistent' });
  return { ...config, mongodbUri };
}

function directContext({ platform, auth }: Container, { accessToken, address, http = null }: DirectCall): CallContext {
  return {
    caller: async () => {
      const signedIn = accessToken === undefined ? null : await auth.sessions.authenticate(accessToken);
      return signedIn && { userId: signedIn.userId, sessionId: signedIn.sessionId };
    },
    address: address ?? '127.0.0.1',
    userAgent: 'test',
    http,
    socket: null,
    services: callServices(platform),
  };
}

/** Ids as they look, of things that do not exist. */
export function unknownId(): Id {
  return Array.from({ length: 24 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
}
