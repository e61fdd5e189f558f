import { type ErrorCode, type InputIssues, MESSAGES } from '@confab/shared';
import { TRPCError } from '@trpc/server';
import {
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';

interface AppErrorOptions {
  message: string;
  issues?: InputIssues;
  retryAfterMs?: number;
  /** What the log is to know and the caller is not. */
  cause?: unknown;
}

/** A refusal that the caller may read: a code of the API's table and a sentence for a person. */
export class AppError extends TRPCError {
  readonly issues: InputIssues | undefined;
  readonly retryAfterMs: number | undefined;
  /** Set on errors that are our fault, so that the caller can name the line of the log. */
  requestId: string | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions) {
    super({ code, message: options.message, cause: options.cause });
    this.name = 'AppError';
    this.issues = options.issues;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** One helper per situation of the API's error table; each returns the error for the caller to throw. */
export const errors = {
  /** Input that only the server could find wrong; `field` is where a form shows it. */
  badInput: (field: string, message: string) =>
    new AppError('BAD_REQUEST', {
      message,
      issues: { formErrors: [], fieldErrors: { [field]: [message] } },
    }),
  badRequest: (message: string) =>
    new AppError('BAD_REQUEST', {
      message,
      issues: { formErrors: [message], fieldErrors: {} },
    }),
  unauthorized: (message: string = MESSAGES.unauthorized) => new AppError('UNAUTHORIZED', { message }),
  forbidden: (message: string = MESSAGES.notAllowed) => new AppError('FORBIDDEN', { message }),
  notFound: (message: string = MESSAGES.notFound) => new AppError('NOT_FOUND', { message }),
  conflict: (message: string) => new AppError('CONFLICT', { message }),
  precondition: (message: string) => new AppError('PRECONDITION_FAILED', { message }),
  unsupportedMediaType: (message: string) => new AppError('UNSUPPORTED_MEDIA_TYPE', { message }),
  payloadTooLarge: (message: string) => new AppError('PAYLOAD_TOO_LARGE', { message }),
  tooManyRequests: (retryAfterMs: number) =>
    new AppError('TOO_MANY_REQUESTS', {
      message: MESSAGES.tooManyRequests,
      retryAfterMs,
    }),
  unavailable: (cause?: unknown) =>
    new AppError('SERVICE_UNAVAILABLE', {
      message: MESSAGES.unavailable,
      retryAfterMs: 1_000,
      cause,
    }),
} as const;

/** 50: over maxTimeMS; 64: write concern timed out; 91, 189, 10107, 11600, 11602, 13435, 13436: the primary is going or gone. */
const UNAVAILABLE_CODES = new Set<number>([50, 64, 89, 91, 189, 10107, 11600, 11602, 13435, 13436]);

/** True where MongoDB could not be reached or could not finish in time: neither the caller's fault nor ours. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true;
  if (error instanceof MongoNotConnectedError) return true;
  if (error instanceof MongoServerError) return typeof error.code === 'number' && UNAVAILABLE_CODES.has(error.code);
  return (
    error instanceof MongoError &&
    (error.hasErrorLabel('RetryableWriteError') || /pool|topology|timed out/i.test(error.name + error.message))
  );
}

/** Whatever was thrown, as an error of the API's table; what is not ours to show becomes an internal one. */
export function toAppError(error: unknown): TRPCError {
  if (error instanceof AppError) return error;
  if (error instanceof TRPCError) {
    if (error.cause instanceof AppError) return error.cause;
    if (isDatabaseUnavailable(error.cause)) return errors.unavailable(error.cause);
    if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
    return new AppError('INTERNAL_SERVER_ERROR', {
      message: MESSAGES.internal,
      cause: error.cause ?? error,
    });
  }
  if (isDatabaseUnavailable(error)) return errors.unavailable(error);
  return new AppError('INTERNAL_SERVER_ERROR', {
    message: MESSAGES.internal,
    cause: error,
  });
}
