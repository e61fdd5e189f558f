import { ERROR_STATUS, type ErrorCode, type ErrorData, type Id } from '@confab/shared';
import { initTRPC, type TRPCError } from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import superjson from 'superjson';
import { ZodError, z } from 'zod';
import type { Clock } from './clock.js';
import { AppError, errors, toAppError } from './errors.js';
import type { Logger } from './logger.js';
import type { Rate, RateLimiter } from './rate-limit.js';
import { SocketBinding } from './socket-binding.js';
import { holdSubscription } from './subscription-count.js';
import { readWireInput, refusalOf } from './wire-input.js';
import { writeWireOutput } from './wire-output.js';

/** Whom a call is made for. */
export interface Caller {
  userId: Id;
  sessionId: Id;
}

/** What an HTTP call can do besides answering: only there can cookies be read and set. */
export interface HttpExchange {
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string, options: { path: string; expires: Date }): void;
  clearCookie(name: string, options: { path: string }): void;
}

/** The socket a call came over. */
export interface SocketConnection {
  /** Calls under way; counted up and down here, for every procedure. */
  calls: number;
  /** Subscriptions open; likewise. */
  subscriptions: number;
  /** Whether more waits for the client than can be of use to it later: what passes by anyway is not worth adding. */
  readonly isBehind: boolean;
  /** Whether a subscription may write to the socket by itself once it is bound, see `SocketBinding`. */
  readonly isBindable: boolean;
  /** Sends a whole message, as `textFrame` makes it; whoever has stopped reading is cut off instead. */
  write(frame: Buffer): void;
  /** Moves the time at which the socket closes unless it is extended again. */
  extend(until: Date): void;
}

/** What a transport hands to every call. On a socket there is one for all of its calls. */
export interface CallContext {
  /** The signed-in caller as of now, or null; read anew for each call, because sessions end. */
  caller(): Promise<Caller | null>;
  /** The address of the caller, for rate limits. */
  address: string;
  userAgent: string;
  http: HttpExchange | null;
  socket: SocketConnection | null;
  services: CallServices;
}

/** The few things every call needs, whatever its module. */
export interface CallServices {
  logger: Logger;
  limiter: RateLimiter;
  clock: Clock;
  limits: {
    callMs: number;
    callsPerSocket: number;
    subscriptionsPerSocket: number;
  };
}

const CALLS_OF_A_PERSON: Rate = { name: 'calls', perSecond: 10, burst: 300 };
const CALLS_OF_AN_ADDRESS: Rate = { name: 'address', perSecond: 5, burst: 50 };

/** The code of the API's table for an error; tRPC knows a few more than the table. */
function codeOf(error: TRPCError): ErrorCode {
  if (error.code in ERROR_STATUS) return error.code as ErrorCode;
  return error.code === 'PARSE_ERROR' || error.code === 'UNPROCESSABLE_CONTENT'
    ? 'BAD_REQUEST'
    : 'INTERNAL_SERVER_ERROR';
}

/** JSON-RPC's number for a code. */
type ErrorNumber = (typeof TRPC_ERROR_CODES_BY_KEY)[ErrorCode];

/** What an error shows to its caller: nothing that is not in the API's table. */
function presentError({ error: thrown }: { error: TRPCError }): {
  code: ErrorNumber;
  message: string;
  data: ErrorData;
} {
  const error = toAppError(thrown);
  const code = codeOf(error);
  const known = error instanceof AppError ? error : null;
  const invalid = code === 'BAD_REQUEST' && error.cause instanceof ZodError ? error.cause : null;
  const issues = invalid ? z.flattenError(invalid) : known?.issues;
  return {
    code: TRPC_ERROR_CODES_BY_KEY[code],
    message: invalid ? (invalid.issues[0]?.message ?? 'Invalid input') : error.message,
    data: {
      code,
      httpStatus: ERROR_STATUS[code],
      ...(issues && { issues }),
      ...(known?.retryAfterMs !== undefined && { retryAfterMs: known.retryAfterMs }),
      ...(known?.requestId !== undefined && { requestId: known.requestId }),
    },
  };
}

/** A binding goes no further than the encoder of its connection. */
function writeOutput(output: unknown): unknown {
  return output instanceof SocketBinding ? output : writeWireOutput(output);
}

const t = initTRPC.context<CallContext>().create({
  transformer: {
    input: { serialize: superjson.serialize, deserialize: readWireInput },
    output: { serialize: writeOutput, deserialize: superjson.deserialize },
  },
  isDev: false,
  // The live feed goes over the socket alone, where sessions can end it.
  sse: { enabled: false },
  errorFormatter: presentError,
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

function deadline(milliseconds: number): {
  expired: Promise<never>;
  clear: () => void;
} {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(errors.unavailable(new Error('The call took too long'))), milliseconds);
  });
  return { expired, clear: () => clearTimeout(timer) };
}

/** Refuses an input that could not be read, before any schema sees it. */
async function requireReadable(getRawInput: () => Promise<unknown>): Promise<void> {
  const refusal = refusalOf(
    await getRawInput().catch((error: TRPCError) => {
      throw error.cause instanceof SyntaxError ? errors.badRequest('The input is not JSON') : error;
    }),
  );
  if (refusal) throw errors.badRequest(refusal);
}

/**
 * Bounds the time and the number of calls, lets in whom `admit` lets in with what it tells of them, and turns every
 * failure into one of the table; what failed here, it logs. One middleware for all of it: what is known of a call is
 * copied for each.
 */
function procedureFor<Known extends object>(admit: (ctx: CallContext) => Known | Promise<Known>) {
  return t.procedure.use(async ({ ctx, path, type, signal, getRawInput, next }) => {
    const { services, socket } = ctx;
    const { logger } = services;
    const started = services.clock.now().getTime();
    const subscribes = type === 'subscription';
    const count = subscribes ? 'subscriptions' : 'calls';
    const limit = subscribes ? services.limits.subscriptionsPerSocket : services.limits.callsPerSocket;
    if (socket && socket[count] >= limit) throw errors.tooManyRequests(1_000);
    if (socket) socket[count] += 1;
    let held = false;
    const time = deadline(services.limits.callMs);
    const run = async () => next({ ctx: await admit(ctx) });
    try {
      await requireReadable(getRawInput);
      const result = await (subscribes ? run() : Promise.race([run(), time.expired]));
      if (!result.ok) throw result.error;
      logger.debug({ procedure: path, ms: services.clock.now().getTime() - started }, 'Call done');
      if (!subscribes || !socket) return result;
      const data = holdSubscription(result.data, signal, () => {
        socket.subscriptions -= 1;
      });
      held = true;
      return { ...result, data };
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error instanceof AppError && error.code === 'INTERNAL_SERVER_ERROR') {
        error.requestId = globalThis.crypto.randomUUID();
        logger.error({ requestId: error.requestId, procedure: path, err: error.cause }, 'Call failed');
      } else {
        logger.debug({ procedure: path, code: error.code, reason: error.message }, 'Call refused');
      }
      throw error;
    } finally {
      time.clear();
      if (socket && !held) socket[count] -= 1;
    }
  });
}

/** For anybody, signed in or not; counted by address. */
export const publicProcedure = procedureFor(({ services, address }) => {
  services.limiter.take(CALLS_OF_AN_ADDRESS, address);
  return {};
});

/** For a signed-in person: `ctx.caller` is whom the session belongs to. Counted by person. */
export const authedProcedure = procedureFor(async (ctx) => {
  const caller = await ctx.caller();
  if (!caller) {
    ctx.services.limiter.take(CALLS_OF_AN_ADDRESS, ctx.address);
    throw errors.unauthorized();
  }
  ctx.services.limiter.take(CALLS_OF_A_PERSON, caller.userId);
  return { caller };
});
