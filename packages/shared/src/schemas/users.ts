import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { emojiSchema, idSchema, pageFields, querySchema, text } from './common.js';
import { presentedPasswordSchema } from './passwords.js';

const RESERVED_USERNAMES = new Set(['channel', 'here', 'all', 'everyone']);

export const usernameSchema = z
  .string()
  .max(LIMITS.usernameLength * 2)
  .trim()
  .normalize('NFKC')
  .toLowerCase()
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?$/,
    '1 to 32 letters a–z, digits, dots, dashes and underscores, with a letter or digit at both ends',
  )
  .refine((value) => !RESERVED_USERNAMES.has(value), 'This name is reserved');

export const emailSchema = z
  .string()
  .max(LIMITS.emailLength)
  .trim()
  .normalize('NFKC')
  .toLowerCase()
  .max(LIMITS.emailLength)
  .pipe(z.email('Not an e-mail address'));

/** What one signs in with: an e-mail address or a username, as they are compared. */
export const loginSchema = z
  .string()
  .trim()
  .normalize('NFKC')
  .toLowerCase()
  .min(1, 'This cannot be empty')
  .max(LIMITS.emailLength);

export const displayNameSchema = text(1, LIMITS.displayName);

/** A person as everything else refers to them. */
export const userRefSchema = z.object({
  id: idSchema,
  username: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  isBot: z.boolean(),
});
export type UserRef = z.infer<typeof userRefSchema>;

export const userStatusSchema = z.object({
  emoji: z.string(),
  text: z.string(),
  expiresAt: z.date().nullable(),
});

/** A person's profile; `email` is there for oneself and for server admins only. */
export const userSchema = userRefSchema.extend({
  bio: z.string(),
  status: userStatusSchema.nullable(),
  createdAt: z.date(),
  deactivatedAt: z.date().nullable(),
  email: z.string().optional(),
});
export type User = z.infer<typeof userSchema>;

/** The caller's own account. */
export const meSchema = userSchema.extend({
  email: z.string(),
  role: z.enum(['admin', 'member']),
});
export type Me = z.infer<typeof meSchema>;

export const usersListInput = z.strictObject({
  query: querySchema.optional(),
  ...pageFields,
});
export const usersGetInput = z.strictObject({ userId: idSchema });

/** What somebody says of their moment: an emoji, a text or both. Once expired it shows no more. */
const newStatusSchema = z
  .strictObject({
    emoji: z.union([z.literal(''), emojiSchema]).default(''),
    text: text(0, LIMITS.statusText).default(''),
    expiresAt: z.date().nullable().default(null),
  })
  .refine((status) => status.emoji !== '' || status.text !== '', 'A status needs an emoji or a text');

/** What is left out stays as it is; null clears. Another e-mail address takes the password. */
export const usersUpdateMeInput = z
  .strictObject({
    displayName: displayNameSchema.optional(),
    username: usernameSchema.optional(),
    bio: text(0, LIMITS.bio).nullable().optional(),
    status: newStatusSchema.nullable().optional(),
    /** A picture of one's own, sent by `files.begin` without a room. */
    avatarFileId: idSchema.nullable().optional(),
    email: emailSchema.optional(),
    currentPassword: presentedPasswordSchema.optional(),
  })
  .refine((input) => input.email === undefined || input.currentPassword !== undefined, {
    path: ['currentPassword'],
    message: 'Another e-mail address takes the password',
  });
export const usersDeactivateMeInput = z.strictObject({ password: presentedPasswordSchema });
/** Names the person who is to be blocked, muted, or no longer. */
export const usersPersonInput = z.strictObject({ userId: idSchema });
export const usersInTeamInput = z.strictObject({ teamId: idSchema, ...pageFields });
export const usersInRoomInput = z.strictObject({ roomId: idSchema, ...pageFields });
