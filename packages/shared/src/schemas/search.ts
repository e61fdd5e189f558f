import { z } from 'zod';
import { MESSAGES } from '../errors.js';
import { LIMITS } from '../limits.js';
import { idSchema, pageFields, querySchema } from './common.js';
import { messageSchema } from './messages.js';
import { roomSchema } from './rooms.js';

/**
 * What to search for: messages that have all the words, the last of which may be the beginning of one. Case, accents
 * and width do not matter. Without words at least one filter is needed.
 */
export const searchMessagesInput = z
  .strictObject({
    query: querySchema.default(''),
    teamId: idSchema.optional(),
    roomId: idSchema.optional(),
    fromUserId: idSchema.optional(),
    /** Sent then or later. */
    since: z.date().optional(),
    /** Sent before. */
    until: z.date().optional(),
    /** `file`: any attachment; `image`: a picture among them; `link`: an address of the web in the text. */
    has: z.enum(['file', 'link', 'image']).optional(),
    pinned: z.literal(true).optional(),
    cursor: pageFields.cursor,
    limit: z.number().int().min(1).max(LIMITS.searchPage).default(LIMITS.searchPage),
  })
  .refine(
    ({ query, cursor: _cursor, limit: _limit, ...filters }) => {
      return query !== '' || Object.values(filters).some((value) => value !== undefined);
    },
    { path: ['query'], message: MESSAGES.emptySearch },
  );

/** A part of a message's body that was searched for, from `start` up to `end`, in UTF-16 code units as in JavaScript. */
export const highlightSchema = z.object({ start: z.number().int(), end: z.number().int() });
export type Highlight = z.infer<typeof highlightSchema>;

/** A message that was found. The highlights are in order and do not overlap; there are none for a file's name. */
export const searchHitSchema = z.object({
  message: messageSchema,
  room: roomSchema,
  highlights: z.array(highlightSchema),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** A part of a room's name, or the beginning of a name of somebody in a conversation. */
export const searchRoomsInput = z.strictObject({
  query: querySchema.refine((query) => query !== '', MESSAGES.emptySearch),
  ...pageFields,
});
