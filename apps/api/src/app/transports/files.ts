import '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { FILES_COOKIE } from '../../modules/auth/index.js';
import type { FileSignIn } from '../../modules/files/index.js';
import type { Container } from '../container.js';
import type { AppRouter } from '../router.js';
import { callerOf } from './call-context.js';
import { handleTrpcError, handleTrpcNotFound } from './error-envelope.js';
import { requireKnownOrigin } from './origins.js';

/** Serves the bytes of files over HTTP; what goes wrong is told as by a procedure. */
export async function registerFilesTransport(
  scope: FastifyInstance,
  { container, router }: { container: Container; router: AppRouter },
): Promise<void> {
  const { platform, auth, files } = container;
  scope.setErrorHandler(handleTrpcError(router));
  scope.setNotFoundHandler(handleTrpcNotFound(router));
  // Deeper paths too: without a route of their own the web client's page would be sent for them.
  scope.all('/*', handleTrpcNotFound(router));
  scope.addHook('onRequest', async (request) => {
    if (request.method === 'PUT') requireKnownOrigin(platform.config, request);
  });
  files.registerRoutes(scope, signInOf(auth.sessions));
}

function signInOf(sessions: Container['auth']['sessions']): FileSignIn {
  return {
    writer: (request) => callerOf(sessions, request),
    reader: async (request) => {
      const cookie = request.cookies[FILES_COOKIE];
      if (request.headers.authorization !== undefined || cookie === undefined) return callerOf(sessions, request);
      return sessions.authenticateFiles(cookie);
    },
  };
}
