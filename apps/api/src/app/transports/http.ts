import { LIMITS } from '@confab/shared';
import type { AnyTRPCRouter } from '@trpc/server';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors.js';
import type { Container } from '../container.js';
import type { AppRouter } from '../router.js';
import { httpCallContext } from './call-context.js';
import { handleTrpcError, handleTrpcNotFound, notJson, retryAfterSeconds } from './error-envelope.js';
import { requireKnownOrigin } from './origins.js';

/** Methods that change nothing; tRPC refuses a mutation by any of them. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Serves the router over HTTP. It belongs in a scope of its own: the plugin changes how that scope reads bodies. */
export async function registerHttpTransport(
  scope: FastifyInstance,
  { container, router }: { container: Container; router: AppRouter },
): Promise<void> {
  const { platform, auth } = container;
  scope.setErrorHandler(handleTrpcError(router));
  scope.setNotFoundHandler(handleTrpcNotFound(router));
  // Deeper paths too: without a route of their own the web client's files would be looked through for them.
  scope.all('/*', handleTrpcNotFound(router));
  scope.addHook('onRequest', async (request) => {
    if (SAFE_METHODS.has(request.method)) return;
    requireKnownOrigin(platform.config, request);
    if (!isJson(request)) throw notJson();
  });
  scope.addHook('preHandler', async (request) => refuseSubscription(router, request));

  const trpcOptions: FastifyTRPCPluginOptions<AppRouter>['trpcOptions'] = {
    router,
    createContext: ({ req, res }) => httpCallContext(platform, auth.sessions, { request: req, reply: res }),
    maxBatchSize: LIMITS.callsPerBatch,
    maxBodySize: LIMITS.jsonBodyBytes,
    responseMeta: ({ errors }) => {
      const wait = retryAfterSeconds(errors);
      return wait === null ? {} : { headers: new Headers({ 'retry-after': `${wait}` }) };
    },
    onError: ({ error, path, req }) => {
      // Procedures log their own failures; what is left failed around them.
      if (!(error instanceof AppError) && error.code === 'INTERNAL_SERVER_ERROR') {
        req.log.error({ err: error, procedure: path }, 'Call failed outside of its procedure');
      }
    },
  };
  await scope.register(fastifyTRPCPlugin, { trpcOptions });
}

function isJson(request: FastifyRequest): boolean {
  const [mediaType = ''] = (request.headers['content-type'] ?? '').split(';', 1);
  return mediaType.trim().toLowerCase() === 'application/json';
}

/** Over HTTP a subscription would be a stream that no end of the session reaches. */
function refuseSubscription(router: AnyTRPCRouter, request: FastifyRequest): void {
  const { params } = request;
  if (typeof params !== 'object' || params === null || !('path' in params) || typeof params.path !== 'string') return;
  if (router._def.procedures[params.path]?._def.type === 'subscription') {
    throw new AppError('METHOD_NOT_SUPPORTED', { message: 'Subscriptions go over the WebSocket' });
  }
}
