import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { date, objectId } from '../../../platform/mongo/index.js';
import type { RoomLogEntry } from '../log/index.js';
import type { RoomMemberDocument } from '../rooms.model.js';

/** Somebody's membership as an entry carries it. */
export const memberState = z.strictObject({
  _id: objectId(),
  userId: objectId(),
  role: z.enum(['admin', 'member']),
  joinedAt: date(),
});

/** What somebody has who joins at an entry: everything up to it read, and nothing preferred. */
function freshMembership(entry: RoomLogEntry, role: RoomMemberDocument['role']) {
  return {
    role,
    joinedAt: entry.at,
    leftAt: null,
    lastReadSeq: entry.rev,
    notify: 'all',
    mutedUntil: null,
    starred: false,
    updatedAt: entry.at,
  } as const;
}

/** The document of somebody who was never in the room before. */
export function newMember(
  entry: RoomLogEntry,
  member: { _id: ObjectId; userId: ObjectId; role: RoomMemberDocument['role'] },
): RoomMemberDocument {
  return {
    _id: member._id,
    roomId: entry.roomId,
    userId: member.userId,
    memberRev: entry.rev,
    ...freshMembership(entry, member.role),
    readVersion: 0,
    createdAt: entry.at,
  };
}

/** What becomes of the document of somebody who comes back: nothing of before is kept but how often its read mark moved. */
export function returningMember(entry: RoomLogEntry, role: RoomMemberDocument['role']): Record<string, unknown> {
  return freshMembership(entry, role);
}
