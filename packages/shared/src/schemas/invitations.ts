import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { idSchema, pageFields } from './common.js';
import { teamSchema } from './teams.js';
import { userRefSchema } from './users.js';

/** The roles one may be invited as; nobody is invited as an owner. */
export const invitedRoleSchema = z.enum(['admin', 'member', 'guest']);

/** An invitation link; `code` and `url` let whoever has them join. */
export const invitationSchema = z.object({
  id: idSchema,
  teamId: idSchema,
  code: z.string(),
  url: z.string(),
  role: invitedRoleSchema,
  maxUses: z.number().int().nullable(),
  uses: z.number().int(),
  expiresAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  createdBy: userRefSchema,
  createdAt: z.date(),
});
export type Invitation = z.infer<typeof invitationSchema>;

export const invitationsCreateInput = z.strictObject({
  teamId: idSchema,
  role: invitedRoleSchema.default('member'),
  expiresInHours: z.number().int().min(1).max(LIMITS.invitationHoursMaximum).default(LIMITS.invitationHoursDefault),
  maxUses: z.number().int().min(1).max(LIMITS.invitationUses).optional(),
});
export const invitationsListInput = z.strictObject({
  teamId: idSchema,
  ...pageFields,
});
export const invitationsRevokeInput = z.strictObject({
  invitationId: idSchema,
});

/** A code of 128 bits; anything longer is not one of ours, and answered like an unknown one. */
export const invitationCodeInput = z.strictObject({
  code: z.string().trim().min(1).max(1_000),
});
export const invitationPreviewSchema = z.object({
  team: z.object({ name: z.string(), memberCount: z.number().int() }),
  expiresAt: z.date().nullable(),
});
export const invitationJoinResultSchema = z.object({
  team: teamSchema,
  alreadyMember: z.boolean(),
});
