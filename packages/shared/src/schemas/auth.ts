import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { codePoints, idSchema } from './common.js';
import { displayNameSchema, emailSchema, meSchema, usernameSchema } from './users.js';

const utf8 = new TextEncoder();

/** A password that may be chosen; whether it is a common one, only the server can say. */
export const newPasswordSchema = z
  .string()
  .max(LIMITS.passwordBytes)
  .refine((value) => codePoints(value) >= LIMITS.passwordMinimum, `At least ${LIMITS.passwordMinimum} characters`)
  .refine((value) => codePoints(value) <= LIMITS.passwordMaximum, `At most ${LIMITS.passwordMaximum} characters`)
  .refine((value) => utf8.encode(value).length <= LIMITS.passwordBytes, `At most ${LIMITS.passwordBytes} bytes`);

/** A password to be compared: bounded, so that no hash is computed of an endless one. */
const presentedPasswordSchema = z
  .string()
  .min(1, 'This cannot be empty')
  .max(LIMITS.passwordBytes)
  .refine((value) => utf8.encode(value).length <= LIMITS.passwordBytes, `At most ${LIMITS.passwordBytes} bytes`);

export const clientKindSchema = z.enum(['web', 'script']);
export type ClientKind = z.infer<typeof clientKindSchema>;

export const registerInput = z.strictObject({
  email: emailSchema,
  username: usernameSchema,
  displayName: displayNameSchema,
  password: newPasswordSchema,
  client: clientKindSchema.default('script'),
});

export const loginInput = z.strictObject({
  login: z.string().trim().normalize('NFKC').toLowerCase().min(1, 'This cannot be empty').max(LIMITS.emailLength),
  password: presentedPasswordSchema,
  client: clientKindSchema.default('script'),
});

export const refreshInput = z.strictObject({ refreshToken: z.string().min(1).max(256).optional() }).optional();
export const extendInput = z.strictObject({
  accessToken: z.string().min(1).max(2_048),
});

/** A new sign-in or a renewed one; `refreshToken` is null for the web, which keeps it in a cookie it cannot read. */
export const authResultSchema = z.object({
  user: meSchema,
  accessToken: z.string(),
  accessTokenExpiresAt: z.date(),
  refreshToken: z.string().nullable(),
  sessionId: idSchema,
});
export type AuthResult = z.infer<typeof authResultSchema>;
export const extendResultSchema = z.object({ expiresAt: z.date() });
