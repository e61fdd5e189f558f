import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { idSchema, pageFields, querySchema, text } from './common.js';

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
