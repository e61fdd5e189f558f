import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { idSchema, pageFields, querySchema, text } from './common.js';
import { channelKindSchema, roomRoleSchema } from './rooms.js';

export const channelNameSchema = z
  .string()
  .max(LIMITS.channelName * 4)
  .trim()
  .normalize('NFKC')
  .toLowerCase()
  .regex(/^[\p{L}\p{M}\p{N}_-]{1,80}$/u, '1 to 80 letters, digits, dashes and underscores');

export const channelsListInput = z.strictObject({ teamId: idSchema.optional() }).optional();
export const channelInput = z.strictObject({ channelId: idSchema });
export const channelsCreateInput = z.strictObject({
  teamId: idSchema,
  name: channelNameSchema,
  kind: channelKindSchema.default('public'),
  topic: text(0, LIMITS.channelTopic).default(''),
  description: text(0, LIMITS.channelDescription).default(''),
  posting: z.enum(['everyone', 'admins']).default('everyone'),
  memberIds: z.array(idSchema).max(LIMITS.userIdsPerCall).default([]),
});

/** What of a channel is to be another one; what is not said stays. */
export const channelsUpdateInput = z.strictObject({
  channelId: idSchema,
  name: channelNameSchema.optional(),
  topic: text(0, LIMITS.channelTopic).optional(),
  description: text(0, LIMITS.channelDescription).optional(),
  kind: channelKindSchema.optional(),
  posting: z.enum(['everyone', 'admins']).optional(),
});
export const channelsBrowseInput = z.strictObject({ teamId: idSchema, query: querySchema.optional(), ...pageFields });
export const channelsAddMembersInput = z.strictObject({
  channelId: idSchema,
  userIds: z.array(idSchema).min(1).max(LIMITS.userIdsPerCall),
});
export const channelsRemoveMemberInput = z.strictObject({ channelId: idSchema, userId: idSchema });
export const channelsSetRoleInput = z.strictObject({ channelId: idSchema, userId: idSchema, role: roomRoleSchema });
