import { z } from 'zod';
import { type DocumentOf, date, defineCollection, integer, objectId } from '../../platform/mongo/index.js';

export const ROOM_INDEXES = {
  channelName: 'teamId_name',
  directKey: 'directKey',
  subject: 'subject',
  deletedAt: 'deletedAt',
} as const;

/** Channels and conversations as the log left them. `rev` is that of the last entry about the room or its members. */
export const roomsCollection = defineCollection({
  name: 'rooms',
  schema: z.strictObject({
    _id: objectId(),
    rev: integer(),
    kind: z.enum(['public', 'private', 'project', 'direct', 'group']),
    teamId: objectId().nullable(),
    name: z.string().nullable(),
    topic: z.string(),
    description: z.string(),
    posting: z.enum(['everyone', 'admins']),
    /** For direct conversations the two ids, sorted, joined by a colon; for groups as they were opened without a name `group:` and all ids. */
    directKey: z.string().nullable(),
    subject: z.strictObject({ type: z.string(), id: z.string() }).nullable(),
    memberCount: integer(),
    createdBy: objectId().nullable(),
    createdAt: date(),
    updatedAt: date(),
    archivedAt: date().nullable(),
    deletedAt: date().nullable(),
  }),
  indexes: [
    {
      name: ROOM_INDEXES.channelName,
      key: { teamId: 1, name: 1 },
      // Not unique: a name is claimed before a channel takes it, so that what is in the log is never refused here.
      options: { partialFilterExpression: { teamId: { $type: 'objectId' }, deletedAt: { $type: 'null' } } },
    },
    {
      name: ROOM_INDEXES.directKey,
      key: { directKey: 1 },
      options: {
        unique: true,
        partialFilterExpression: { directKey: { $type: 'string' }, deletedAt: { $type: 'null' } },
      },
    },
    {
      name: ROOM_INDEXES.subject,
      key: { 'subject.type': 1, 'subject.id': 1 },
      options: {
        unique: true,
        partialFilterExpression: { subject: { $type: 'object' }, deletedAt: { $type: 'null' } },
      },
    },
    { name: 'teamId_kind', key: { teamId: 1, kind: 1 } },
    {
      name: ROOM_INDEXES.deletedAt,
      key: { deletedAt: 1 },
      options: { partialFilterExpression: { deletedAt: { $type: 'date' } } },
    },
  ],
});
export type RoomDocument = DocumentOf<typeof roomsCollection>;

/**
 * Who is in a room. Those who left stay as tombstones with `leftAt`. `memberRev` is that of the last entry that changed
 * the membership; read marks and preferences are the person's own and not in the log.
 */
export const roomMembersCollection = defineCollection({
  name: 'roomMembers',
  schema: z.strictObject({
    _id: objectId(),
    roomId: objectId(),
    userId: objectId(),
    memberRev: integer(),
    role: z.enum(['admin', 'member']),
    joinedAt: date(),
    leftAt: date().nullable(),
    lastReadSeq: integer(),
    /** Rises with every move of `lastReadSeq` by a mark, in either direction; a send, which tells itself, leaves it. */
    readVersion: integer(),
    notify: z.enum(['all', 'mentions', 'none']),
    mutedUntil: date().nullable(),
    starred: z.boolean(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [
    { name: 'roomId_userId', key: { roomId: 1, userId: 1 }, options: { unique: true } },
    { name: 'userId_leftAt_roomId', key: { userId: 1, leftAt: 1, roomId: 1 } },
  ],
});
export type RoomMemberDocument = DocumentOf<typeof roomMembersCollection>;
