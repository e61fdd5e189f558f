import { z } from 'zod';
import { type DocumentOf, date, defineCollection, objectId } from '../../../platform/mongo/index.js';

/** Who the people of outside services are here. */
export const identitiesCollection = defineCollection({
  name: 'identities',
  schema: z.strictObject({
    _id: objectId(),
    issuer: z.string(),
    /** What the service calls the person; it stays, whatever becomes of names and addresses. */
    subject: z.string(),
    userId: objectId(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    { name: 'issuer_subject', key: { issuer: 1, subject: 1 }, options: { unique: true } },
    { name: 'userId', key: { userId: 1 } },
  ],
});
export type IdentityDocument = DocumentOf<typeof identitiesCollection>;
