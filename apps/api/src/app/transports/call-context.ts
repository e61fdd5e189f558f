import '@fastify/cookie';
import { LIMITS, TIMES } from '@confab/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sessions } from '../../modules/auth/index.js';
import type { Platform } from '../../platform/platform.js';
import type { CallContext, Caller, CallServices, HttpExchange } from '../../platform/trpc.js';
import { clientAddress } from './client-address.js';

const USER_AGENT_LENGTH = 256;

/** What every call needs, from the platform. */
export function callServices({ logger, limiter, clock }: Platform): CallServices {
  return {
    logger,
    limiter,
    clock,
    limits: {
      callMs: TIMES.call,
      callsPerSocket: LIMITS.callsInFlightPerSocket,
      subscriptionsPerSocket: LIMITS.subscriptionsPerSocket,
    },
  };
}

/** The part of the context that tells who is at the other end, the same for both transports. */
export function callOrigin(request: FastifyRequest): Pick<CallContext, 'address' | 'userAgent'> {
  return {
    address: clientAddress(request.ip),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, USER_AGENT_LENGTH),
  };
}

/** The context of the calls of one HTTP request; the session is read once, and only for a call that asks. */
export function httpCallContext(
  platform: Platform,
  sessions: Sessions,
  exchange: { request: FastifyRequest; reply: FastifyReply },
): CallContext {
  const { request, reply } = exchange;
  let caller: Promise<Caller | null> | undefined;
  return {
    ...callOrigin(request),
    caller: () => {
      caller ??= callerOf(sessions, request);
      return caller;
    },
    http: httpExchange(platform.config.secure, request, reply),
    socket: null,
    services: callServices(platform),
  };
}

/** Whom the Bearer token of a request is for; null without a good one. */
export async function callerOf(sessions: Sessions, request: FastifyRequest): Promise<Caller | null> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const signedIn = token === undefined ? null : await sessions.authenticate(token);
  if (!signedIn) return null;
  void sessions.touch(signedIn.sessionId).catch((error: unknown) => request.log.warn({ err: error }, 'Touch failed'));
  return { userId: signedIn.userId, sessionId: signedIn.sessionId };
}

/** Cookies that no script of a page can read and no other site can send. */
function httpExchange(secure: boolean, request: FastifyRequest, reply: FastifyReply): HttpExchange {
  const guarded = { httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    cookie: (name) => request.cookies[name],
    setCookie: (name, value, { path, expires }) => {
      reply.setCookie(name, value, { ...guarded, path, expires });
    },
    clearCookie: (name, { path }) => {
      reply.clearCookie(name, { ...guarded, path });
    },
  };
}
