import { z } from 'zod';
import { type DocumentOf, date, defineCollection, objectId } from '../../../platform/mongo/index.js';

/** Links with which a password can be chosen anew. Each is removed when it is used. */
export const passwordResetsCollection = defineCollection({
  name: 'passwordResets',
  schema: z.strictObject({
    _id: objectId(),
    userId: objectId(),
    /** Where the link was sent; it is no good once the account has another address. */
    email: z.string(),
    /** Whether it was sent there, or handed out by whoever looks after the server. */
    sentByMail: z.boolean(),
    /** SHA-256 of the token, in hexadecimal: all that is kept of it. */
    tokenHash: z.string(),
    expiresAt: date(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    { name: 'tokenHash', key: { tokenHash: 1 }, options: { unique: true } },
    { name: 'userId', key: { userId: 1 } },
    { name: 'expiresAt', key: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
  ],
});
export type PasswordResetDocument = DocumentOf<typeof passwordResetsCollection>;
