import { z } from 'zod';
import { type DocumentOf, date, defineCollection, objectId } from '../../platform/mongo/index.js';

/** What is kept of somebody's presence, by account. Whether a connection is open is nowhere in the database. */
export const presencesCollection = defineCollection({
  name: 'presences',
  schema: z.strictObject({
    _id: objectId(),
    /** What the person wants to be shown as while a connection is open; null for what goes without saying. */
    choice: z.enum(['dnd']).nullable(),
    /** Written once a minute at most. */
    lastSeenAt: date().nullable(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [],
});
export type PresenceDocument = DocumentOf<typeof presencesCollection>;
