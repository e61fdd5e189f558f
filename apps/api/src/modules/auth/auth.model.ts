import { z } from 'zod';
import { type DocumentOf, date, defineCollection, integer, objectId } from '../../platform/mongo/index.js';

/** Names of the unique indexes that arbitrate; errors are told apart by them. */
export const USER_INDEXES = { email: 'email', username: 'username', firstAdmin: 'firstAdmin' } as const;

/** People and bots. E-mail addresses and usernames are kept as compared: NFKC, lower case. */
export const usersCollection = defineCollection({
  name: 'users',
  schema: z.strictObject({
    _id: objectId(),
    email: z.string().nullable(),
    /** When the person last showed that mail to this address reaches them. */
    emailVerifiedAt: date().nullable(),
    username: z.string(),
    displayName: z.string(),
    /** What one may be found by the beginning of: the username, the name, and the name from each of its words on. */
    searchNames: z.array(z.string()),
    passwordHash: z.string().nullable(),
    role: z.enum(['admin', 'member']),
    /** True for the one account that became admin by being the first. */
    firstAdmin: z.boolean(),
    bio: z.string(),
    status: z.strictObject({ emoji: z.string(), text: z.string(), expiresAt: date().nullable() }).nullable(),
    avatarFileId: objectId().nullable(),
    isBot: z.boolean(),
    deactivatedAt: date().nullable(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    {
      name: USER_INDEXES.email,
      key: { email: 1 },
      options: { unique: true, partialFilterExpression: { email: { $type: 'string' } } },
    },
    { name: USER_INDEXES.username, key: { username: 1 }, options: { unique: true } },
    {
      name: USER_INDEXES.firstAdmin,
      key: { firstAdmin: 1 },
      options: { unique: true, partialFilterExpression: { firstAdmin: true } },
    },
    { name: 'searchNames', key: { searchNames: 1 } },
    { name: 'role_admin', key: { role: 1 }, options: { partialFilterExpression: { role: 'admin' } } },
  ],
});
export type UserDocument = DocumentOf<typeof usersCollection>;

/** One document per sign-in. It keeps no token, only what the current one can be recognised and the next made by. */
export const sessionsCollection = defineCollection({
  name: 'sessions',
  schema: z.strictObject({
    _id: objectId(),
    userId: objectId(),
    kind: z.enum(['web', 'script', 'bot']),
    userAgent: z.string(),
    address: z.string(),
    /** How often the refresh token has been exchanged. */
    generation: integer(),
    /** Random, base64url; with the server's secret it makes this session's refresh tokens. */
    tokenSalt: z.string(),
    /** SHA-256 of the refresh token that is good now, in hexadecimal. */
    currentHash: z.string(),
    /** That of the one before it. */
    previousHash: z.string().nullable(),
    rotatedAt: date().nullable(),
    lastPingAt: date(),
    expiresAt: date(),
    endedAt: date().nullable(),
    /** When the document goes. */
    deleteAt: date(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    { name: 'userId_endedAt_createdAt', key: { userId: 1, endedAt: 1, createdAt: -1 } },
    { name: 'deleteAt', key: { deleteAt: 1 }, options: { expireAfterSeconds: 0 } },
  ],
});
export type SessionDocument = DocumentOf<typeof sessionsCollection>;
