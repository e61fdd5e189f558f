/** Why the embedded MongoDB could not be had, for callers and tests that look at more than the sentence. */
export type EmbeddedMongoFailure =
  | 'binary-unusable'
  | 'library-missing'
  | 'unreachable'
  | 'python-missing'
  | 'checksum'
  | 'unsupported-platform'
  | 'disk-full'
  | 'not-writable'
  | 'folder-in-use'
  | 'data-version'
  | 'port-taken'
  | 'mongod-failed';

/** A failure of the embedded MongoDB. Its message is one sentence that a person can act on. */
export class EmbeddedMongoError extends Error {
  override readonly name = 'EmbeddedMongoError';

  constructor(
    readonly reason: EmbeddedMongoFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The `code` of a system error (`ENOENT`, `ENOSPC` …), if it has one. */
export function systemErrorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The message of whatever was thrown, with that of its cause, which is where `fetch` puts what matters. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
