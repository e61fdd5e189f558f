import { z } from 'zod';
import { type DocumentOf, date, defineCollection, integer, objectId } from '../../platform/mongo/index.js';

export const invitationsCollection = defineCollection({
  name: 'invitations',
  schema: z.strictObject({
    _id: objectId(),
    teamId: objectId(),
    /** SHA-256 of the code, in hexadecimal: what a code is found by. */
    codeHash: z.string(),
    /** The code itself, encrypted, so that admins can copy the link again. */
    codeCipher: z.string(),
    role: z.enum(['admin', 'member', 'guest']),
    maxUses: integer().nullable(),
    /** Always as many as there are in `usedBy`. */
    uses: integer(),
    /** Who used it or is about to: each person takes one use. */
    usedBy: z.array(objectId()),
    expiresAt: date(),
    revokedAt: date().nullable(),
    createdBy: objectId(),
    /** When the document goes. */
    deleteAt: date(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    { name: 'codeHash', key: { codeHash: 1 }, options: { unique: true } },
    { name: 'teamId__id', key: { teamId: 1, _id: -1 } },
    { name: 'deleteAt', key: { deleteAt: 1 }, options: { expireAfterSeconds: 0 } },
  ],
});
export type InvitationDocument = DocumentOf<typeof invitationsCollection>;
