import { z } from 'zod';
import { idSchema } from './common.js';
import { newPasswordSchema, presentedPasswordSchema } from './passwords.js';
import { displayNameSchema, emailSchema, loginSchema, meSchema, usernameSchema } from './users.js';

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
  login: loginSchema,
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

export const changePasswordInput = z.strictObject({
  currentPassword: presentedPasswordSchema,
  newPassword: newPasswordSchema,
});

/** The answer is the same whether there is such an account or not. */
export const requestPasswordResetInput = z.strictObject({ email: emailSchema });

/** The token is that of the link in the mail. */
export const resetPasswordInput = z.strictObject({
  token: z.string().min(1).max(128),
  newPassword: newPasswordSchema,
});

/** An outside service by which one can sign in, at `/auth/oidc/<id>`. */
export const authProviderSchema = z.object({ id: z.string(), name: z.string() });
export type AuthProvider = z.infer<typeof authProviderSchema>;

/** What anybody may know of the server. `isNew`: nobody has an account yet, and who makes the first one runs it. */
export const authServerSchema = z.object({ isNew: z.boolean() });
