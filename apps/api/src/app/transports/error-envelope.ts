import { MESSAGES } from '@confab/shared';
import { type AnyTRPCRouter, getTRPCErrorShape, TRPCError, transformTRPCResponse } from '@trpc/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, errors, toAppError } from '../../platform/errors.js';

/** What a client is to wait before it tries again, in the seconds of the header Retry-After; null where that is unknown. */
export function retryAfterSeconds(failures: readonly TRPCError[]): number | null {
  const waits = failures.flatMap((error) =>
    error instanceof AppError && error.retryAfterMs !== undefined ? [error.retryAfterMs] : [],
  );
  return waits.length > 0 ? Math.ceil(Math.max(...waits) / 1_000) : null;
}

/** Fastify's own refusals, and whatever was thrown, as an error of the API's table. */
export function fromFastify(error: unknown): TRPCError {
  if (error instanceof TRPCError) return toAppError(error);
  const { code, statusCode } = errorFields(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) {
    return errors.payloadTooLarge('The body of the request is too large');
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) return notJson();
  if (statusCode !== null && statusCode >= 400 && statusCode < 500)
    return errors.badRequest('The request is malformed');
  return toAppError(error);
}

/** The refusal of a body that is not JSON. */
export function notJson(): AppError {
  return errors.unsupportedMediaType('The content type has to be application/json');
}

/** Answers an error that happened outside of every procedure, in the form of those that happen inside. */
export function sendTrpcError(router: AnyTRPCRouter, reply: FastifyReply, error: TRPCError): FastifyReply {
  const config = router._def._config;
  const shape = getTRPCErrorShape({
    config,
    error,
    type: 'unknown',
    path: undefined,
    input: undefined,
    ctx: undefined,
  });
  const wait = retryAfterSeconds([error]);
  if (wait !== null) reply.header('retry-after', wait);
  return reply
    .code(shape.data.httpStatus)
    .type('application/json')
    .send(JSON.stringify(transformTRPCResponse(config, { error: shape })));
}

/** Handles what is thrown in a scope of tRPC's routes. */
export function handleTrpcError(router: AnyTRPCRouter) {
  return (thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const error = fromFastify(thrown);
    if (error instanceof AppError && error.code === 'INTERNAL_SERVER_ERROR') {
      error.requestId = request.id;
      request.log.error({ err: error.cause }, 'Request failed');
    }
    return sendTrpcError(router, reply, error);
  };
}

/** Answers a path below `/trpc` that no procedure can have. */
export function handleTrpcNotFound(router: AnyTRPCRouter) {
  return (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    sendTrpcError(router, reply, errors.notFound(MESSAGES.notFound));
}

function errorFields(error: unknown): { code: string | null; statusCode: number | null } {
  if (typeof error !== 'object' || error === null) return { code: null, statusCode: null };
  return {
    code: 'code' in error && typeof error.code === 'string' ? error.code : null,
    statusCode: 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null,
  };
}
