import { ConfabError, type ConfabErrorCode } from '@confab/client';
import type { InputIssues } from '@confab/shared';
import { TRPCClientError } from '@trpc/client';
import { translateMessage } from '../i18n/messages';
import { words as sharedWords } from '../words';

const words = sharedWords.failures;

/** Why a call failed. `UNKNOWN`: the fault is in this client. */
export interface Failure {
  code: ConfabErrorCode | 'UNKNOWN';
  /** A sentence for a person. */
  text: string;
  issues: InputIssues | null;
}

/** What went wrong, whatever was thrown. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof TRPCClientError)) return { code: 'UNKNOWN', text: words.unknown, issues: null };
  const error = ConfabError.wrap(thrown);
  let text = translateMessage(error.message);
  if (error.isNetwork) text = words.offline;
  else if (error.code === 'TOO_MANY_REQUESTS') text = words.wait(Math.ceil((error.retryAfterMs ?? 1_000) / 1_000));
  else if (error.requestId) text = words.internal(error.requestId);
  return { code: error.code, text, issues: error.issues ?? null };
}

/** Whether an error says that the thing is not there, or not for this person to know of. */
export function isNotFound(thrown: unknown): boolean {
  return failureOf(thrown).code === 'NOT_FOUND';
}
