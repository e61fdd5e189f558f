import { z } from 'zod';
import { idSchema, pageFields } from './common.js';
import { messagePreviewSchema, messageSchema } from './messages.js';
import { userRefSchema } from './users.js';

export const roomRoleSchema = z.enum(['admin', 'member']);
export type RoomRole = z.infer<typeof roomRoleSchema>;
export const notifySchema = z.enum(['all', 'mentions', 'none']);

/** What a room is to the caller alone. `unreadCount` is exact up to 99; 100 means more. */
export const roomMeSchema = z.object({
  role: roomRoleSchema,
  lastReadSeq: z.number().int(),
  unreadCount: z.number().int(),
  mentionCount: z.number().int(),
  notify: notifySchema,
  mutedUntil: z.date().nullable(),
  starred: z.boolean(),
});
export type RoomMe = z.infer<typeof roomMeSchema>;

const roomBaseFields = {
  id: idSchema,
  rev: z.number().int(),
  lastSeq: z.number().int(),
  lastMessage: messagePreviewSchema.nullable(),
  createdBy: userRefSchema.nullable(),
  createdAt: z.date(),
  /** The time of the last activity. */
  updatedAt: z.date(),
  archivedAt: z.date().nullable(),
  /** Null in feed events, whose bytes are shared, and for rooms the caller is not in. */
  me: roomMeSchema.nullable(),
} as const;

export const channelKindSchema = z.enum(['public', 'private', 'project']);
export type ChannelKind = z.infer<typeof channelKindSchema>;

/** A room of a team. */
export const channelSchema = z.object({
  ...roomBaseFields,
  kind: channelKindSchema,
  teamId: idSchema,
  name: z.string(),
  topic: z.string(),
  description: z.string(),
  posting: z.enum(['everyone', 'admins']),
  memberCount: z.number().int(),
});
export type Channel = z.infer<typeof channelSchema>;

/** A room of its participants. A message is read by somebody if its `seq` is at or below their `reads` entry. */
export const conversationSchema = z.object({
  ...roomBaseFields,
  kind: z.enum(['direct', 'group']),
  name: z.string().nullable(),
  participants: z.array(userRefSchema),
  otherUser: userRefSchema.nullable(),
  reads: z.array(z.object({ userId: idSchema, seq: z.number().int() })),
  subject: z.object({ type: z.string(), id: z.string() }).nullable(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const roomSchema = z.discriminatedUnion('kind', [channelSchema, conversationSchema]);
export type Room = z.infer<typeof roomSchema>;

export const roomMemberSchema = z.object({
  user: userRefSchema,
  role: roomRoleSchema,
  lastReadSeq: z.number().int(),
  joinedAt: z.date(),
});
export type RoomMember = z.infer<typeof roomMemberSchema>;

export const roomInput = z.strictObject({ roomId: idSchema });
export const roomsListInput = z.strictObject({ ...pageFields });
export const roomsMembersInput = z.strictObject({
  roomId: idSchema,
  ...pageFields,
});
export const roomsMarkReadInput = z.strictObject({
  roomId: idSchema,
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});
export const markReadResult = z.object({
  count: z.number().int(),
  lastReadSeq: z.number().int(),
});
/** From which message on a room is to be unread again. */
export const roomsMarkUnreadInput = z.strictObject({
  roomId: idSchema,
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export const markUnreadResult = z.object({ lastReadSeq: z.number().int() });
/** What a room is to be to the caller; what is not said stays, and null ends being muted. */
export const roomsSetPreferencesInput = z.strictObject({
  roomId: idSchema,
  notify: notifySchema.optional(),
  mutedUntil: z.date().nullable().optional(),
  starred: z.boolean().optional(),
});
export const unreadTotalResult = z.object({
  unreadCount: z.number().int(),
  mentionCount: z.number().int(),
});
export const setTypingInput = z.strictObject({
  roomId: idSchema,
  isTyping: z.boolean(),
  threadRootId: idSchema.optional(),
});
export const typingResult = z.array(z.object({ user: userRefSchema, since: z.date() }));

/** Everything that changed in a room after a known number; see `messages.changes`. */
export const messagesChangesResult = z.object({
  messages: z.array(messageSchema),
  room: roomSchema.nullable(),
  members: z.object({
    joined: z.array(roomMemberSchema),
    left: z.array(idSchema),
    changed: z.array(roomMemberSchema),
  }),
  upToRev: z.number().int(),
  more: z.boolean(),
  reset: z.boolean(),
});
export type MessagesChangesResult = z.infer<typeof messagesChangesResult>;
