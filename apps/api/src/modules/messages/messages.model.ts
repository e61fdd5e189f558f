import { ObjectId } from 'mongodb';
import { z } from 'zod';
import { type DocumentOf, date, defineCollection, integer, objectId } from '../../platform/mongo/index.js';
import { storedSystemNote } from '../rooms/index.js';

/** Below every id that is ever made: a partial index on "greater than this" holds what names at least one person. */
const LEAST_ID = new ObjectId('000000000000000000000000');

export const MESSAGE_INDEXES = {
  rev: 'roomId_rev',
  seq: 'roomId_seq_senderId_type_deletedAt_threadRootId',
  createdAt: 'roomId_createdAt_threadRootId',
  terms: 'roomId_terms_createdAt',
  deletedAt: 'deletedAt',
  thread: 'threadRootId_seq_deletedAt_senderId_createdAt',
  mentions: 'roomId_mentions_seq',
  mentionsAll: 'roomId_mentionsAll_seq',
} as const;

/** Each message in its present state, as the log left it. A deleted one keeps its place. */
export const messagesCollection = defineCollection({
  name: 'messages',
  schema: z.strictObject({
    _id: objectId(),
    roomId: objectId(),
    /** The number of the entry that made it. */
    seq: integer(),
    /** The number of the last entry that changed it; 0 for system messages, which go along with another entry. */
    rev: integer(),
    clientId: z.string().nullable(),
    senderId: objectId(),
    type: z.enum(['text', 'image', 'file', 'system']),
    body: z.string(),
    system: storedSystemNote.nullable(),
    attachments: z.array(
      z.strictObject({
        fileId: objectId(),
        name: z.string(),
        size: integer(),
        mimeType: z.string(),
        width: integer().nullable(),
        height: integer().nullable(),
        hasThumbnail: z.boolean(),
      }),
    ),
    mentions: z.array(objectId()),
    mentionsAll: z.enum(['channel', 'here']).nullable(),
    replyToId: objectId().nullable(),
    threadRootId: objectId().nullable(),
    reactions: z.array(z.strictObject({ emoji: z.string(), userIds: z.array(objectId()) })),
    pinnedAt: date().nullable(),
    editedAt: date().nullable(),
    editCount: integer(),
    deletedAt: date().nullable(),
    /** What searches find it by; see `searchTerms`. Made from the rest, and not in the log. */
    terms: z.array(z.string()),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    { name: MESSAGE_INDEXES.rev, key: { roomId: 1, rev: 1 } },
    {
      name: MESSAGE_INDEXES.seq,
      key: { roomId: 1, seq: 1, senderId: 1, type: 1, deletedAt: 1, threadRootId: 1 },
    },
    {
      name: MESSAGE_INDEXES.mentions,
      key: { roomId: 1, mentions: 1, seq: 1 },
      options: { partialFilterExpression: { mentions: { $gt: LEAST_ID } } },
    },
    {
      name: MESSAGE_INDEXES.mentionsAll,
      key: { roomId: 1, mentionsAll: 1, seq: 1 },
      options: { partialFilterExpression: { mentionsAll: { $gt: '' } } },
    },
    {
      name: MESSAGE_INDEXES.thread,
      key: { threadRootId: 1, seq: 1, deletedAt: 1, senderId: 1, createdAt: 1 },
      options: { partialFilterExpression: { threadRootId: { $gt: LEAST_ID } } },
    },
    { name: MESSAGE_INDEXES.createdAt, key: { roomId: 1, createdAt: 1, threadRootId: 1 } },
    { name: MESSAGE_INDEXES.terms, key: { roomId: 1, terms: 1, createdAt: 1 } },
    {
      name: MESSAGE_INDEXES.deletedAt,
      key: { deletedAt: 1 },
      options: { partialFilterExpression: { deletedAt: { $gt: new Date(0) } } },
    },
    { name: 'senderId_createdAt', key: { senderId: 1, createdAt: 1 } },
    {
      name: 'roomId_pinnedAt_id',
      key: { roomId: 1, pinnedAt: 1, _id: 1 },
      options: { partialFilterExpression: { pinnedAt: { $gt: new Date(0) } } },
    },
  ],
});
export type MessageDocument = DocumentOf<typeof messagesCollection>;

/** The whole message as an entry carries it: everything but the number, which is the entry's own, and what follows from it. */
export const messageState = messagesCollection.schema.omit({ rev: true, terms: true });
export type MessageState = z.infer<typeof messageState>;

/** A message as it is shown. */
export type ShownMessage = Omit<MessageDocument, 'terms'>;

/** A message of which nothing is set but what every message has. Nothing is spread: V8 takes ten times as long for it. */
export function emptyMessage({
  _id,
  roomId,
  seq,
  senderId,
  type,
  at,
}: Pick<MessageState, '_id' | 'roomId' | 'seq' | 'senderId' | 'type'> & { at: Date }): MessageState {
  return {
    _id,
    roomId,
    seq,
    senderId,
    type,
    clientId: null,
    body: '',
    system: null,
    attachments: [],
    mentions: [],
    mentionsAll: null,
    replyToId: null,
    threadRootId: null,
    reactions: [],
    pinnedAt: null,
    editedAt: null,
    editCount: 0,
    deletedAt: null,
    createdAt: at,
    updatedAt: at,
  };
}
