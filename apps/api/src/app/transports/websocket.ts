import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLOSE_CODES, LIMITS, TIMES } from '@confab/shared';
import websocketPlugin from '@fastify/websocket';
import { type CreateWSSContextFnOptions, getWSConnectionHandler } from '@trpc/server/adapters/ws';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket, WebSocketServer } from 'ws';
import { sessionEnded } from '../../modules/auth/index.js';
import { AppError, errors } from '../../platform/errors.js';
import type { Rate } from '../../platform/rate-limit.js';
import type { CallContext, CallServices } from '../../platform/trpc.js';
import type { Container } from '../container.js';
import type { AppRouter } from '../router.js';
import { bindingEncoder } from './binding-encoder.js';
import { callOrigin, callServices } from './call-context.js';
import { clientAddress } from './client-address.js';
import { Connection } from './connection.js';
import type { ConnectionRegistry } from './connections.js';
import { drainConnections } from './drain.js';
import { handleTrpcError, handleTrpcNotFound } from './error-envelope.js';
import { requireKnownOrigin } from './origins.js';
import { signIn } from './socket-sign-in.js';
import { watchSockets } from './socket-watch.js';

/** Frames of any kind, each of which may carry ten calls. Generous: it is for floods, calls are counted by themselves. */
const FRAMES: Rate = { name: 'frames', perSecond: 40, burst: 400 };
const UPGRADES: Rate = { name: 'upgrades', perSecond: 20, burst: 500 };

export interface WebSocketTransport {
  container: Container;
  router: AppRouter;
  connections: ConnectionRegistry;
  /** True from the moment the server is going to end: nobody new is let in. */
  isDraining(): boolean;
}

/** Lets routes of `server` be WebSockets, and answers upgrades at all other paths, so that none is left hanging. */
export async function registerWebSocketPlugin(server: FastifyInstance, connections: ConnectionRegistry): Promise<void> {
  // Before the plugin's own hook, which closes every socket without a word.
  server.addHook('preClose', () => drainConnections(connections));
  await server.register(websocketPlugin, {
    options: { maxPayload: LIMITS.socketFrameBytes, perMessageDeflate: false },
    // `ws` has begun to close a socket that broke the protocol, with the code that says why.
    errorHandler: (error, _socket, request) => request.log.debug({ err: error }, 'A socket failed'),
  });
}

/** Serves the router over WebSockets, at the path of the scope. */
export async function registerWebSocketTransport(scope: FastifyInstance, transport: WebSocketTransport): Promise<void> {
  const { container, router, connections } = transport;
  const { platform } = container;
  scope.setErrorHandler(handleTrpcError(router));
  const services = callServices(platform);
  // `ws` has begun to close a socket that broke the protocol, with the code that says why.
  const noteFailure = (error: Error) => platform.logger.debug({ err: error }, 'A socket failed');
  const contexts = new WeakMap<WebSocket, SocketContext>();
  const handle = createHandler(transport, { wss: scope.websocketServer, contexts });
  /** What Fastify would answer the upgrades under way with. */
  const responses = new WeakMap<IncomingMessage, ServerResponse>();
  scope.addHook('onRequest', async (request, reply) => {
    if (!request.ws) return;
    responses.set(request.raw, reply.raw);
    requireKnownOrigin(platform.config, request);
    if (transport.isDraining()) throw errors.unavailable();
    platform.limiter.take(UPGRADES, clientAddress(request.ip));
  });
  scope.route({
    method: 'GET',
    url: '/',
    // An upgrade has no page to protect, and its headers would be kept for as long as the socket.
    helmet: false,
    handler: handleTrpcNotFound(router),
    wsHandler: (socket, request) => {
      responses.get(request.raw)?.detachSocket(request.raw.socket);
      responses.delete(request.raw);
      forgetRequest(socket, noteFailure);
      contexts.set(socket, openConnection(transport, { socket, request, services }));
      handle(socket, request.raw);
      forgetHeaders(request.raw);
    },
  });

  const stopListening = platform.bus.subscribeEverywhere(sessionEnded, ({ sessionId }) =>
    connections.endSession(sessionId),
  );
  const stopWatching = watchSockets(container, connections);
  scope.addHook('onClose', async () => {
    stopWatching();
    stopListening();
  });
}

/** Lets go of what the plugin keeps of the request for its own report of errors: thousands of sockets stay for hours. */
function forgetRequest(socket: WebSocket, onError: (error: Error) => void): void {
  socket.removeAllListeners('error');
  socket.on('error', onError);
}

const NO_HEADERS = Object.freeze({});

/** tRPC keeps the request for as long as the socket, and asks it for nothing but the address. */
function forgetHeaders(request: IncomingMessage): void {
  request.rawHeaders = [];
  request.headers = NO_HEADERS;
}

/** tRPC's handler of sockets. There is one for all of them; what differs is in the context, by its socket. */
function createHandler(
  { router, connections, container }: WebSocketTransport,
  { wss, contexts }: { wss: WebSocketServer; contexts: WeakMap<WebSocket, SocketContext> },
) {
  const { logger } = container.platform;
  const createContext = async ({ req, res, info }: CreateWSSContextFnOptions): Promise<CallContext> => {
    const context = contexts.get(res);
    if (!context) throw new Error('A socket is not known');
    const announced = new URL(req.url ?? '', 'http://localhost').searchParams.get('connectionParams') === '1';
    if (announced) await signIn(container, connections, context.socket, info.connectionParams?.accessToken);
    return context;
  };
  return getWSConnectionHandler<AppRouter>({
    router,
    wss,
    createContext,
    maxBatchSize: LIMITS.callsPerBatch,
    experimental_encoder: bindingEncoder,
    keepAlive: { enabled: true, pingMs: TIMES.socketPing, pongWaitMs: TIMES.socketPong },
    onError: ({ error, path }) => {
      // What ws says of a frame that breaks the protocol is the client's fault; the socket is closed for it.
      const isProtocol = error.cause instanceof RangeError && 'code' in error.cause;
      if (!isProtocol && !(error instanceof AppError) && error.code === 'INTERNAL_SERVER_ERROR') {
        logger.error({ err: error, procedure: path }, 'Call failed outside of its procedure');
      }
    },
  });
}

/** The context of all calls of a socket. What stays with it is this much, and not the request as Fastify knows it. */
type SocketContext = CallContext & { socket: Connection };

function openConnection(
  { container, connections }: WebSocketTransport,
  { socket, request, services }: { socket: WebSocket; request: FastifyRequest; services: CallServices },
): SocketContext {
  const { platform, auth } = container;
  const connection = new Connection(socket, {
    stream: request.raw.socket,
    clock: platform.clock,
    isBindable: platform.config.feedDelivery === 'direct',
    onTooSlow: () => platform.metrics.slowReaders.inc(),
  });
  connections.add(connection);
  socket.once('close', () => connections.remove(connection));
  guardAgainstFloods(container, connection, socket);
  const { address, userAgent } = callOrigin(request);
  // Not spread: V8 then makes a shape of its own for each of thousands of objects.
  return {
    address,
    userAgent,
    caller: async () => (connection.caller ? auth.sessions.callerOf(connection.caller.sessionId) : null),
    http: null,
    socket: connection,
    services,
  };
}

/** Looks at each frame before tRPC does: neither its PINGs nor frames that are no calls are counted anywhere else. */
function guardAgainstFloods({ platform }: Container, connection: Connection, socket: WebSocket): void {
  const key = `${socketNumber++}`;
  const count = () => {
    connection.hear();
    connection.check();
    try {
      platform.limiter.take(FRAMES, key);
    } catch {
      connection.close(CLOSE_CODES.flood, 'Too many frames');
    }
  };
  socket.on('message', count);
  socket.on('ping', count);
  socket.on('pong', count);
}

/** Names the sockets of this process apart. */
let socketNumber = 0;
