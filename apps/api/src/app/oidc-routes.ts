import { MESSAGES } from '@confab/shared';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TRANSACTION_MS } from '../modules/auth/index.js';
import { errors } from '../platform/errors.js';
import type { Container } from './container.js';
import { httpCallContext } from './transports/call-context.js';

/** What the browser keeps while somebody is at the outside service. */
const COOKIE = 'confab_oidc';
const PATH = '/auth/oidc';

interface Route {
  Params: { id: string };
}

/**
 * `/auth/oidc/:id` sends a browser to an outside service to sign in, and `/auth/oidc/:id/callback` is where it comes
 * back to. Afterwards it is at the web client, signed in by its cookies or told that it did not work.
 */
export async function registerOidcRoutes(server: FastifyInstance, { auth, platform }: Container): Promise<void> {
  const { publicUrl, secure } = platform.config;
  // Lax, because the browser comes back by a link of the outside service.
  const guarded = { path: PATH, httpOnly: true, sameSite: 'lax', secure } as const;
  const contextOf = (request: FastifyRequest, reply: FastifyReply) =>
    httpCallContext(platform, auth.sessions, { request, reply });
  const failed = (reply: FastifyReply, problem: string) =>
    reply.redirect(`${publicUrl}/sign-in?problem=${problem}`, 303);

  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  server.get<Route>(`${PATH}/:id`, async (request, reply) => {
    const begun = await auth.oidc.begin(request.params.id, contextOf(request, reply).address);
    if (begun === null) throw errors.notFound(MESSAGES.notFound);
    if (begun === 'failed') return failed(reply, begun);
    reply.setCookie(COOKIE, begun.transaction, { ...guarded, maxAge: TRANSACTION_MS / 1_000 });
    return reply.redirect(begun.location, 303);
  });

  server.get<Route>(`${PATH}/:id/callback`, async (request, reply) => {
    const { address, userAgent, http } = contextOf(request, reply);
    if (!http) throw errors.badRequest(MESSAGES.httpOnly);
    const transaction = request.cookies[COOKIE];
    reply.clearCookie(COOKIE, guarded);
    const problem = await auth.oidc.finish(request.params.id, {
      query: new URL(request.url, publicUrl).search,
      transaction,
      origin: { address, userAgent, http },
    });
    return problem === null ? reply.redirect(`${publicUrl}/`, 303) : failed(reply, problem);
  });
}
