import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { idSchema } from './common.js';

/** What somebody with an open connection wants to be shown as. */
export const presenceChoiceSchema = z.enum(['online', 'away', 'dnd']);
export type PresenceChoice = z.infer<typeof presenceChoiceSchema>;

/** How somebody is there right now; `offline` whatever they chose, once no connection is open. */
export const presenceSchema = z.object({
  userId: idSchema,
  status: z.enum(['online', 'away', 'dnd', 'offline']),
  /** The last sign of life, to the minute; null if none is known any more. */
  lastSeenAt: z.date().nullable(),
});
export type Presence = z.infer<typeof presenceSchema>;

const userIds = z.array(idSchema).max(LIMITS.presenceUserIds, `At most ${LIMITS.presenceUserIds} people at once`);

/** `away` holds until one goes offline, `dnd` until something else is chosen. */
export const presenceSetInput = z.strictObject({ status: presenceChoiceSchema });
/** People the caller may know of; one who is not makes the whole call `NOT_FOUND`. Answered in this order. */
export const presenceGetInput = z.strictObject({ userIds });
export const presenceGetResult = z.array(presenceSchema);
/**
 * Whose presence the feeds of this socket carry from now on, in the place of those named before. They are told once as
 * they are, and then whenever that changes. Whom the caller may not know of is left out.
 */
export const presenceWatchInput = z.strictObject({ userIds });
