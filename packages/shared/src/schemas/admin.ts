import { z } from 'zod';
import { idSchema, pageFields, querySchema } from './common.js';
import { userSchema } from './users.js';

/** What somebody is on the server as a whole. It gives no right in teams or rooms. */
export const serverRoleSchema = z.enum(['admin', 'member']);
export type ServerRole = z.infer<typeof serverRoleSchema>;

/** A profile as server admins see it. */
export const adminUserSchema = userSchema.extend({ role: serverRoleSchema });
export type AdminUser = z.infer<typeof adminUserSchema>;

/** The query is the beginning of a name or of an e-mail address. */
export const adminUsersInput = z.strictObject({ query: querySchema.optional(), ...pageFields });
export const adminUserInput = z.strictObject({ userId: idSchema });
export const adminSetRoleInput = z.strictObject({ userId: idSchema, role: serverRoleSchema });
