import type { ObjectId } from 'mongodb';
import type { MessageDocument } from '../messages/index.js';

/** A message as searches bring it. */
export type FoundMessage = Omit<MessageDocument, 'terms'>;

/** Where a page ended. */
export interface Position {
  at: Date;
  id: ObjectId;
}

/** The order of what is found: the newest first; within one moment, that is by id. */
export function newestFirst(a: FoundMessage, b: FoundMessage): number {
  return b.createdAt.getTime() - a.createdAt.getTime() || compare(b._id.toHexString(), a._id.toHexString());
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
