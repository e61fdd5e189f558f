import { z } from 'zod';
import { anyObject, date, defineCollection, integer, objectId } from '../../../platform/mongo/index.js';

/** Names of the unique indexes that arbitrate; errors are told apart by them. */
export const ROOM_LOG_INDEXES = { rev: 'roomId_rev', clientId: 'roomId_actorId_clientId' } as const;

/** The log: one immutable document per change of a room, numbered 1, 2, 3 … within it. */
export const roomLogCollection = defineCollection({
  name: 'roomLog',
  schema: z.strictObject({
    _id: objectId(),
    roomId: objectId(),
    rev: integer(),
    kind: z.string(),
    actorId: objectId().nullable(),
    at: date(),
    clientId: z.string().optional(),
    data: anyObject(),
  }),
  indexes: [
    { name: ROOM_LOG_INDEXES.rev, key: { roomId: 1, rev: 1 }, options: { unique: true } },
    {
      name: ROOM_LOG_INDEXES.clientId,
      key: { roomId: 1, actorId: 1, clientId: 1 },
      options: { unique: true, partialFilterExpression: { clientId: { $exists: true } } },
    },
  ],
});

/** An entry of the log whose data is of a known kind. */
export type RoomLogEntry<Data extends Record<string, unknown> = Record<string, unknown>> = Omit<
  z.infer<typeof roomLogCollection.schema>,
  'data'
> & { data: Data };
