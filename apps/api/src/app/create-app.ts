import { join } from 'node:path';
import { LIMITS } from '@confab/shared';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { errors } from '../platform/errors.js';
import type { Container } from './container.js';
import { registerHealth } from './health.js';
import { registerOidcRoutes } from './oidc-routes.js';
import { findRepositoryRoot } from './repository-root.js';
import { createAppRouter } from './router.js';
import { corsOptions, helmetOptions } from './security-headers.js';
import type { ConnectionRegistry } from './transports/connections.js';
import { drainConnections } from './transports/drain.js';
import { fromFastify, handleTrpcError } from './transports/error-envelope.js';
import { registerFilesTransport } from './transports/files.js';
import { registerHttpTransport } from './transports/http.js';
import { registerWebSocketPlugin, registerWebSocketTransport } from './transports/websocket.js';
import { isTrustedProxy } from './trusted-proxy.js';
import { registerWebClient } from './web-client.js';

/** Everything that listens: HTTP, WebSockets, health and the web client. */
export interface App {
  server: FastifyInstance;
  connections: ConnectionRegistry;
  /** Sends clients elsewhere, lets calls under way finish, and stops listening. */
  close(): Promise<void>;
}

type ErrorHandler = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** After this long calls under way are cut off: the whole process has ten seconds to end. */
const CLOSE_PATIENCE = 8_000;

/** In bytes a millisecond: half a megabit a second. */
const SLOWEST_UPLOAD = 64;

interface AppOptions {
  /** Where the built web client is, if not where the build puts it. */
  webFolder?: string;
}

/** Makes the server from its parts, in the order in which a request meets them. It does not listen yet. */
export async function createApp(container: Container, options: AppOptions = {}): Promise<App> {
  const { platform, connections } = container;
  const router = createAppRouter(container);
  let draining = false;
  const isDraining = () => draining;

  const server = createServer(container, handleTrpcError(router));
  server.setErrorHandler(handleError);
  server.addHook('preClose', async () => {
    draining = true;
  });
  addRequestHooks(server);
  await server.register(helmet, helmetOptions(platform.config));
  await server.register(cors, corsOptions(platform.config));
  await server.register(cookie);
  await registerWebSocketPlugin(server, connections);
  registerHealth(server, { platform, isDraining });
  await server.register((scope) => registerHttpTransport(scope, { container, router }), { prefix: '/trpc' });
  await server.register((scope) => registerWebSocketTransport(scope, { container, router, connections, isDraining }), {
    prefix: '/trpc',
  });
  await server.register((scope) => registerFilesTransport(scope, { container, router }), { prefix: '/files' });
  await server.register((scope) => registerOidcRoutes(scope, container));
  await registerWebClient(server, options.webFolder ?? join(findRepositoryRoot(), 'apps', 'web', 'dist'));

  server.addHook('onListen', () => platform.redis?.nodes.join());

  return {
    server,
    connections,
    close: async () => {
      draining = true;
      await platform.redis?.nodes.leave();
      const cut = setTimeout(() => server.server.closeAllConnections(), CLOSE_PATIENCE).unref();
      await drainConnections(connections);
      await server.close();
      clearTimeout(cut);
    },
  };
}

function createServer({ platform: { config, logger } }: Container, handleUnreadable: ErrorHandler) {
  const loggerInstance: FastifyBaseLogger = logger;
  return Fastify({
    loggerInstance,
    // Addresses carry invitation codes and inputs; what is worth a line is written by the hook below.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => globalThis.crypto.randomUUID(),
    bodyLimit: LIMITS.jsonBodyBytes,
    trustProxy: config.trustProxy ? isTrustedProxy : false,
    // For whoever sends a request in drops; long enough for the largest file over a slow line.
    requestTimeout: Math.max(120_000, Math.ceil(config.maxUploadBytes / SLOWEST_UPLOAD)),
    // Addresses that cannot even be read belong to no scope; only calls have inputs in theirs.
    frameworkErrors: (error, request, reply) => {
      handleUnreadable(error, request, reply);
    },
    routerOptions: { maxParamLength: LIMITS.urlBytes },
  });
}

function addRequestHooks(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (Buffer.byteLength(request.raw.url ?? '') > LIMITS.urlBytes) throw errors.badRequest('The address is too long');
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const entry = { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    request.log.debug(entry, 'Request done');
  });
}

/** For what is thrown outside of the API: health and the web client's files. */
function handleError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = fromFastify(thrown);
  const status = getHTTPStatusCodeFromError(error);
  if (status >= 500) request.log.error({ err: error.cause ?? error }, 'Request failed');
  return reply.code(status).type('text/plain').send(`${error.message}\n`);
}
