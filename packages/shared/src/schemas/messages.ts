import { z } from 'zod';
import { MESSAGES } from '../errors.js';
import { LIMITS } from '../limits.js';
import { clientIdSchema, codePoints, emojiSchema, idSchema, pageFields, wellFormed } from './common.js';
import { attachmentSchema } from './files.js';
import { userRefSchema } from './users.js';

export const messageTypeSchema = z.enum(['text', 'image', 'file', 'system']);

/** A message cut down to what a list row or a quotation shows. */
export const messagePreviewSchema = z.object({
  id: idSchema,
  roomId: idSchema,
  seq: z.number().int(),
  sender: userRefSchema,
  type: messageTypeSchema,
  body: z.string(),
  createdAt: z.date(),
  deletedAt: z.date().nullable(),
});
export type MessagePreview = z.infer<typeof messagePreviewSchema>;

export const systemEventSchema = z.enum(['created', 'joined', 'left', 'renamed', 'topic', 'archived', 'unarchived']);

/** What a system message tells, for clients to put into words. */
export const systemNoteSchema = z.object({
  event: systemEventSchema,
  actorId: idSchema.nullable(),
  userIds: z.array(idSchema).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});

/** A message in its present state; a deleted one keeps its place and loses its body. */
export const messageSchema = z.object({
  id: idSchema,
  roomId: idSchema,
  seq: z.number().int(),
  rev: z.number().int(),
  clientId: z.string().nullable(),
  sender: userRefSchema,
  type: messageTypeSchema,
  body: z.string(),
  system: systemNoteSchema.nullable(),
  attachments: z.array(attachmentSchema),
  mentions: z.array(idSchema),
  mentionsAll: z.enum(['channel', 'here']).nullable(),
  replyTo: messagePreviewSchema.nullable(),
  threadRootId: idSchema.nullable(),
  thread: z
    .object({
      replyCount: z.number().int(),
      lastReplyAt: z.date(),
      participants: z.array(userRefSchema),
    })
    .nullable(),
  reactions: z.array(z.object({ emoji: z.string(), userIds: z.array(idSchema) })),
  pinnedAt: z.date().nullable(),
  editedAt: z.date().nullable(),
  deletedAt: z.date().nullable(),
  createdAt: z.date(),
});
export type Message = z.infer<typeof messageSchema>;

/** The text of a message after trimming: up to 10,000 code points without NUL, empty only beside attachments. */
export const messageBodySchema = z
  .string()
  .max(LIMITS.messageBody * 2 + 64)
  .overwrite(wellFormed)
  .trim()
  .refine((value) => codePoints(value) <= LIMITS.messageBody, `At most ${LIMITS.messageBody} characters`)
  .refine((value) => !value.includes('\u0000'), 'NUL characters are not allowed');

/** The files a message shows, in this order: own ones of the same room that no message shows yet. */
const attachmentIdsSchema = z
  .array(idSchema)
  .max(LIMITS.attachmentsPerMessage, `At most ${LIMITS.attachmentsPerMessage} attachments`)
  .refine((ids) => new Set(ids).size === ids.length, 'Each file only once');

const seqSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const messagesListInput = z
  .strictObject({
    roomId: idSchema,
    before: seqSchema.optional(),
    after: seqSchema.optional(),
    around: seqSchema.optional(),
    limit: z.number().int().min(1).max(LIMITS.pageMaximum).default(LIMITS.pageDefault),
  })
  .refine(
    (input) => [input.before, input.after, input.around].filter((value) => value !== undefined).length <= 1,
    'Only one of before, after and around can be given',
  );
export const messagesListResult = z.object({
  items: z.array(messageSchema),
  hasBefore: z.boolean(),
  hasAfter: z.boolean(),
  rev: z.number().int(),
});
export type MessagesListResult = z.infer<typeof messagesListResult>;

export const messagesGetInput = z.strictObject({ messageId: idSchema });
export const messagesSendInput = z
  .strictObject({
    roomId: idSchema,
    body: messageBodySchema.default(''),
    attachmentIds: attachmentIdsSchema.default([]),
    /** A message of the same room that this one answers. */
    replyTo: idSchema.optional(),
    /** The message in whose thread this one is to stand; that of a reply is the one that the reply stands in. */
    threadRootId: idSchema.optional(),
    /** Says the same in the room as well, as a message of its own that answers the root. */
    alsoToRoom: z.boolean().default(false),
    clientId: clientIdSchema.optional(),
  })
  .refine(({ body, attachmentIds }) => body !== '' || attachmentIds.length > 0, {
    path: ['body'],
    message: MESSAGES.emptyMessage,
  });
/** Only a message with attachments may be left without a body. */
export const messagesEditInput = z.strictObject({
  messageId: idSchema,
  body: messageBodySchema,
});
export const messagesDeleteInput = z.strictObject({ messageId: idSchema });
export const messagesChangesInput = z.strictObject({
  roomId: idSchema,
  sinceRev: seqSchema,
  limit: z.number().int().min(1).max(LIMITS.changesMaximum).default(LIMITS.changesDefault),
});

/** A stretch of a thread, by the numbers of its replies. */
export const messagesThreadInput = z
  .strictObject({
    messageId: idSchema,
    before: seqSchema.optional(),
    after: seqSchema.optional(),
    limit: z.number().int().min(1).max(LIMITS.pageMaximum).default(LIMITS.pageDefault),
  })
  .refine((input) => input.before === undefined || input.after === undefined, 'Only one of before and after');
export const messagesThreadResult = messagesListResult.extend({ root: messageSchema });
export type MessagesThreadResult = z.infer<typeof messagesThreadResult>;
export const messagesReactInput = z.strictObject({
  messageId: idSchema,
  emoji: emojiSchema,
  action: z.enum(['add', 'remove']),
});
export const messagesReactResult = z.object({ reactions: messageSchema.shape.reactions, rev: z.number().int() });
export const messagesPinInput = z.strictObject({ messageId: idSchema });
export const messagesPinsInput = z.strictObject({ roomId: idSchema, ...pageFields });
export const messagesRecentInput = z.strictObject({ teamId: idSchema.optional(), ...pageFields });
export const messagesSeqAtInput = z.strictObject({ roomId: idSchema, at: z.date() });
export const messagesSeqAtResult = z.object({ seq: z.number().int() });
export const messagesMarkReadInput = z.strictObject({ messageId: idSchema });
export const messagesMarkReadResult = z.object({ wasAlreadyRead: z.boolean() });
export const messagesReadersInput = z.strictObject({ messageId: idSchema, ...pageFields });
/** Somebody who has read a message; since when is known for 90 days. */
export const readerSchema = z.object({ user: userRefSchema, readAt: z.date().nullable() });
export type Reader = z.infer<typeof readerSchema>;
