import { z } from 'zod';
import { type DocumentOf, date, defineCollection, integer, objectId } from '../../../platform/mongo/index.js';

export const THREAD_FOLLOW_INDEXES = { thread: 'rootId_userId' } as const;

/** What a thread is to a person: whether the person follows it, and how far it was read. */
export const threadFollowsCollection = defineCollection({
  name: 'threadFollows',
  schema: z.strictObject({
    _id: objectId(),
    roomId: objectId(),
    /** The message in whose thread one is. */
    rootId: objectId(),
    userId: objectId(),
    followed: z.boolean(),
    /** The number of the last entry that made the person follow; 0 where none has. */
    rev: integer(),
    lastReadSeq: integer(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    { name: THREAD_FOLLOW_INDEXES.thread, key: { rootId: 1, userId: 1 }, options: { unique: true } },
    { name: 'userId_followed_updatedAt', key: { userId: 1, followed: 1, updatedAt: -1 } },
    { name: 'roomId', key: { roomId: 1 } },
  ],
});
export type ThreadFollowDocument = DocumentOf<typeof threadFollowsCollection>;
