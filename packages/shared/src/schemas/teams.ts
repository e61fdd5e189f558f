import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { idSchema, pageFields, querySchema, text } from './common.js';
import { loginSchema, userRefSchema } from './users.js';

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

/** What is left out stays as it is. */
export const teamsUpdateInput = z.strictObject({
  teamId: idSchema,
  name: teamNameSchema.optional(),
  description: text(0, LIMITS.teamDescription).optional(),
});
export const teamsDeleteInput = z.strictObject({ teamId: idSchema });
/** Whom to add: one of `userId` and `login`, which is an exact e-mail address or username. */
export const teamsAddMemberInput = z
  .strictObject({
    teamId: idSchema,
    userId: idSchema.optional(),
    login: loginSchema.optional(),
    role: teamRoleSchema.default('member'),
  })
  .refine((input) => (input.userId === undefined) !== (input.login === undefined), 'Name either a user or a login');
export const teamsRemoveMemberInput = z.strictObject({ teamId: idSchema, userId: idSchema });
export const teamsSetRoleInput = z.strictObject({ teamId: idSchema, userId: idSchema, role: teamRoleSchema });
export const teamsLeaveInput = z.strictObject({ teamId: idSchema });
export const teamsNotifyInput = z.strictObject({
  teamId: idSchema,
  title: text(1, LIMITS.noticeTitle),
  body: text(1, LIMITS.noticeBody),
});
