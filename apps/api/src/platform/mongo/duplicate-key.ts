import { MongoServerError } from 'mongodb';

/** The name of the index that refused a write as a duplicate, or null for any other error. */
export function duplicateIndex(error: unknown): string | null {
  if (!(error instanceof MongoServerError) || error.code !== 11000) return null;
  return indexOfMessage(error.errmsg ?? error.message);
}

/** The index named in the message of a duplicate-key error: bulk errors carry no other hint. */
export function indexOfMessage(message: string): string | null {
  return message.match(/index: (\S+) dup key/)?.[1] ?? null;
}
