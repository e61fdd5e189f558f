import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { idSchema, pageFields, querySchema, text } from './common.js';
import { userRefSchema } from './users.js';

export const teamRoleSchema = z.enum(['owner', 'admin', 'member', 'guest']);
export type TeamRole = z.infer<typeof teamRoleSchema>;

export const teamNameSchema = text(1, LIMITS.teamName);
export const teamSlugSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/, '1 to 48 letters a–z, digits and dashes');

/** A team as the caller sees it; in feed events `myRole` is null. */
export const teamSchema = z.object({
  id: idSchema,
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  ownerId: idSchema,
  memberCount: z.number().int(),
  myRole: teamRoleSchema.nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Team = z.infer<typeof teamSchema>;

export const teamMemberSchema = z.object({
  user: userRefSchema,
  role: teamRoleSchema,
  joinedAt: z.date(),
});
export type TeamMember = z.infer<typeof teamMemberSchema>;

export const teamsGetInput = z.strictObject({ teamId: idSchema });
export const teamsCreateInput = z.strictObject({
  name: teamNameSchema,
  slug: teamSlugSchema.optional(),
  description: text(0, LIMITS.teamDescription).default(''),
});
export const teamsMembersInput = z.strictObject({
  teamId: idSchema,
  query: querySchema.optional(),
  role: teamRoleSchema.optional(),
  ...pageFields,
});
