import { MongoServerError } from 'mongodb';

/** MongoDB's code for a write that a unique index refused. */
export const DUPLICATE_KEY = 11000;

/** The name of the index that refused a write as a duplicate, or null for any other error. */
export function duplicateIndex(error: unknown): string | null {
  if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) return null;
  return indexOfMessage(error.errmsg ?? error.message);
}

/** The index named in the message of a duplicate-key error: bulk errors carry no other hint. */
export function indexOfMessage(message: string): string | null {
  return message.match(/index: (\S+) dup key/)?.[1] ?? null;
}
