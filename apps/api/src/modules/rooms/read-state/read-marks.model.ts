import { TIMES } from '@confab/shared';
import { z } from 'zod';
import { type DocumentOf, date, defineCollection, integer, objectId } from '../../../platform/mongo/index.js';

export const READ_MARK_INDEXES = { seq: 'roomId_userId_seq', readAt: 'readAt' } as const;

/** When somebody had read a room as far as `seq`: who read a message is known by the membership, when by these. */
export const readMarksCollection = defineCollection({
  name: 'readMarks',
  schema: z.strictObject({
    _id: objectId(),
    roomId: objectId(),
    userId: objectId(),
    seq: integer(),
    readAt: date(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    { name: READ_MARK_INDEXES.seq, key: { roomId: 1, userId: 1, seq: 1 }, options: { unique: true } },
    { name: READ_MARK_INDEXES.readAt, key: { readAt: 1 }, options: { expireAfterSeconds: TIMES.readMark / 1_000 } },
  ],
});
export type ReadMarkDocument = DocumentOf<typeof readMarksCollection>;
