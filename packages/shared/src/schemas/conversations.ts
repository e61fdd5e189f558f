import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { idSchema, pageFields, text } from './common.js';
import { conversationSchema } from './rooms.js';

export const conversationsListInput = z.strictObject({ ...pageFields });
export const conversationInput = z.strictObject({ conversationId: idSchema });
export const openDirectInput = z.strictObject({ userId: idSchema });
export const openedConversationSchema = z.object({
  conversation: conversationSchema,
  created: z.boolean(),
});

/** The other people of a group: oneself is in it anyway. */
const otherIdsSchema = z
  .array(idSchema)
  .min(1)
  .max(LIMITS.membersPerGroup - 1, `At most ${LIMITS.membersPerGroup - 1} other people`);
export const groupNameSchema = text(1, LIMITS.groupName);
export const openGroupInput = z.strictObject({ userIds: otherIdsSchema, name: groupNameSchema.optional() });
/** What a conversation is about: a job, an order, anything with an id of its own elsewhere. */
export const subjectSchema = z.strictObject({
  type: z.string().regex(/^[a-z][a-z0-9_-]{0,31}$/, 'A letter and up to 31 letters, digits, - and _, in lower case'),
  id: text(1, LIMITS.subjectId),
});
export const openForSubjectInput = z.strictObject({
  subject: subjectSchema,
  userIds: otherIdsSchema,
  name: groupNameSchema.optional(),
});
export const conversationsUpdateInput = z.strictObject({ conversationId: idSchema, name: groupNameSchema });
export const addParticipantsInput = z.strictObject({ conversationId: idSchema, userIds: otherIdsSchema });
export const removeParticipantInput = z.strictObject({ conversationId: idSchema, userId: idSchema });
