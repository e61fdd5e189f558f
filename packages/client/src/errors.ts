import type { AppRouter } from '@confab/api';
import { ERROR_STATUS, type ErrorCode, type InputIssues } from '@confab/shared';
import { TRPCClientError } from '@trpc/client';

/** What went wrong: a code of the API, or no answer at all (`NETWORK`), or the caller's own signal (`ABORTED`). */
export type ConfabErrorCode = ErrorCode | 'NETWORK' | 'ABORTED';

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_STATUS, code);
}

function codeOf(error: TRPCClientError<AppRouter>): ConfabErrorCode {
  const code: string | undefined = error.data?.code;
  if (code !== undefined && isErrorCode(code)) return code;
  if (error.shape) return (error.data?.httpStatus ?? 500) < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
  return error.cause instanceof Error && error.cause.name === 'AbortError' ? 'ABORTED' : 'NETWORK';
}

/** What every call of this client throws. It is also a tRPC client error, so libraries made for those understand it. */
export class ConfabError extends TRPCClientError<AppRouter> {
  readonly code: ConfabErrorCode;
  /** Field errors of an input that its schema refused. */
  readonly issues: InputIssues | undefined;
  /** When trying again makes sense, as far as the server knows. */
  readonly retryAfterMs: number | undefined;
  /** Names the line of the server's log, for errors that are its fault. */
  readonly requestId: string | undefined;

  private constructor(error: TRPCClientError<AppRouter>) {
    const code = codeOf(error);
    super(code === 'NETWORK' ? 'The server cannot be reached' : error.message, {
      ...(error.shape && { result: { error: error.shape } }),
      cause: error,
      ...(error.meta && { meta: error.meta }),
    });
    // The base class sets its own prototype.
    Object.setPrototypeOf(this, ConfabError.prototype);
    this.name = 'ConfabError';
    this.code = code;
    this.issues = error.data?.issues;
    this.retryAfterMs = error.data?.retryAfterMs;
    this.requestId = error.data?.requestId;
  }

  /** True when no answer came: whether the call was carried out is unknown. */
  get isNetwork(): boolean {
    return this.code === 'NETWORK';
  }

  /** Whatever was thrown by a call, as a `ConfabError`. */
  static wrap(thrown: unknown): ConfabError {
    if (thrown instanceof ConfabError) return thrown;
    const cause = typeof thrown === 'object' && thrown !== null ? thrown : new Error(String(thrown));
    return new ConfabError(TRPCClientError.from<AppRouter>(cause));
  }
}
