import { z } from 'zod';
import { idSchema, pageFields } from './common.js';
import { messageSchema } from './messages.js';

/** A thread that the caller follows; `unreadCount` is exact up to 99, and 100 means more. */
export const followedThreadSchema = z.object({ root: messageSchema, unreadCount: z.number().int() });
export type FollowedThread = z.infer<typeof followedThreadSchema>;

export const threadsListInput = z.strictObject({ ...pageFields });
/** Any message of the thread. */
export const threadInput = z.strictObject({ messageId: idSchema });
export const threadsMarkReadInput = z.strictObject({
  messageId: idSchema,
  /** The last reply by default. */
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});
export const threadsMarkReadResult = z.object({ lastReadSeq: z.number().int() });
