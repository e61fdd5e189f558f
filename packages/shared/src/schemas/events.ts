import { z } from 'zod';
import { idSchema } from './common.js';
import { messageSchema } from './messages.js';
import { presenceSchema } from './presence.js';
import { roomMeSchema, roomRoleSchema, roomSchema } from './rooms.js';
import { teamSchema } from './teams.js';
import { userRefSchema, userSchema } from './users.js';

const rev = z.number().int();

/** The first event of every connection, and again after the server lost touch with its own news. */
export const readyEventSchema = z.object({
  type: z.literal('ready'),
  rooms: z.array(
    z.object({
      id: idSchema,
      rev,
      lastSeq: z.number().int(),
      lastReadSeq: z.number().int(),
    }),
  ),
});

/** One thing that happened, as the live feed tells it. Those with a `rev` are entries of a room's log. */
export const feedEventSchema = z.discriminatedUnion('type', [
  readyEventSchema,
  z.object({
    type: z.literal('message'),
    roomId: idSchema,
    rev,
    change: z.enum(['created', 'edited', 'deleted', 'reaction', 'pin']),
    message: messageSchema,
    thread: z
      .object({
        rootId: idSchema,
        replyCount: z.number().int(),
        lastReplyAt: z.date(),
        participants: z.array(userRefSchema),
      })
      .optional(),
  }),
  z.object({
    type: z.literal('room'),
    roomId: idSchema,
    rev,
    change: z.enum(['created', 'updated', 'archived', 'unarchived', 'deleted']),
    room: roomSchema,
    message: messageSchema.nullable(),
  }),
  z.object({
    type: z.literal('member'),
    roomId: idSchema,
    rev,
    change: z.enum(['joined', 'left', 'role']),
    users: z.array(userRefSchema),
    role: roomRoleSchema,
    message: messageSchema.nullable(),
  }),
  z.object({
    type: z.literal('self'),
    roomId: idSchema,
    me: roomMeSchema.nullable(),
  }),
  z.object({
    type: z.literal('read'),
    roomId: idSchema,
    userId: idSchema,
    seq: z.number().int(),
    version: z.number().int(),
  }),
  z.object({
    type: z.literal('typing'),
    roomId: idSchema,
    threadRootId: idSchema.nullable(),
    user: userRefSchema,
    isTyping: z.boolean(),
  }),
  z.object({
    type: z.literal('presence'),
    users: z.array(presenceSchema),
  }),
  z.object({ type: z.literal('user'), user: userSchema }),
  z.object({
    type: z.literal('team'),
    teamId: idSchema,
    change: z.enum(['updated', 'deleted', 'joined', 'left', 'role']),
    team: teamSchema.nullable(),
    userId: idSchema.optional(),
  }),
  z.object({
    type: z.literal('notice'),
    teamId: idSchema,
    from: userRefSchema,
    title: z.string(),
    body: z.string(),
    at: z.date(),
  }),
]);
export type FeedEvent = z.infer<typeof feedEventSchema>;
export type FeedEventOf<Type extends FeedEvent['type']> = Extract<FeedEvent, { type: Type }>;
