import { z } from 'zod';
import { type DocumentOf, date, defineCollection, objectId } from '../../../platform/mongo/index.js';

/** Whom people have blocked or muted. */
export const userRelationsCollection = defineCollection({
  name: 'userRelations',
  schema: z.strictObject({
    _id: objectId(),
    /** Who did it. */
    userId: objectId(),
    kind: z.enum(['blocked', 'muted']),
    /** To whom. */
    otherUserId: objectId(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    {
      name: 'userId_kind_otherUserId',
      key: { userId: 1, kind: 1, otherUserId: 1 },
      options: { unique: true },
    },
  ],
});
export type UserRelationDocument = DocumentOf<typeof userRelationsCollection>;
export type RelationKind = UserRelationDocument['kind'];
