import { z } from 'zod';
import { idSchema } from './common.js';

/** One sign-in. It is active while it has neither ended nor expired; `connections` counts the sockets it has open. */
export const sessionSchema = z.object({
  id: idSchema,
  kind: z.enum(['web', 'script', 'bot']),
  /** Whether it is the session that asks. */
  current: z.boolean(),
  isActive: z.boolean(),
  connections: z.number().int(),
  userAgent: z.string(),
  ip: z.string(),
  connectedAt: z.date(),
  /** When it was last heard of; exact to a minute. */
  lastPing: z.date(),
  expiresAt: z.date(),
});
export type Session = z.infer<typeof sessionSchema>;

export const sessionsListInput = z.strictObject({ includeEnded: z.boolean().default(false) }).optional();
export const sessionsRevokeInput = z.strictObject({ sessionId: idSchema });
export const sessionsRevokedResult = z.object({ revoked: z.number().int() });
export const sessionsCleanupResult = z.object({ deleted: z.number().int() });
