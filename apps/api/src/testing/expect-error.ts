import type { ErrorCode } from '@confab/shared';
import { expect } from 'vitest';

/** Expects a call to be refused, whichever way it was made; returns the error for a closer look. */
export async function expectError(call: Promise<unknown>, code: ErrorCode, message?: string): Promise<Error> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error(`Expected ${code}, but the call was answered.`);
  const expected = { code, ...(message !== undefined && { message }) };
  expect({ code: codeOf(error), ...(message !== undefined && { message: error.message }) }, String(error)).toEqual(
    expected,
  );
  return error;
}

/** The code of an error as the server throws it, or as a client receives it. */
function codeOf(error: Error): unknown {
  if ('data' in error && typeof error.data === 'object' && error.data !== null && 'code' in error.data) {
    return error.data.code;
  }
  return 'code' in error ? error.code : undefined;
}
