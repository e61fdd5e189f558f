import type { TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { date, objectId } from '../../../platform/mongo/index.js';
import type { EntryKind } from '../log/index.js';
import { memberRef, projectedMembers, projectedRooms, roomRef } from '../room-projections.js';
import { canLeave, demand } from '../rooms.policy.js';
import { storedSystemNote, systemNote } from '../system-note.js';
import { changedRoom, replaceRoom, roomState } from './room-state.js';

const data = z.strictObject({
  member: z.strictObject({
    _id: objectId(),
    userId: objectId(),
    role: z.enum(['admin', 'member']),
    joinedAt: date(),
  }),
  room: roomState,
  system: storedSystemNote.nullable(),
});
type MemberLeftData = z.infer<typeof data>;

/** Who is to leave. `self`: of its own will; `automatic`: because it has left the team. */
export interface MemberLeftInput {
  how: 'self' | 'automatic';
  userId: ObjectId;
  teamRole: TeamRole | null;
}

/** Somebody is no longer in a room. The membership stays as a tombstone. */
export const memberLeft: EntryKind<MemberLeftInput, MemberLeftData> = {
  name: 'member.left',
  data,
  leavesRevOn: projectedRooms,
  needs: ({ roomId, input }) => [roomRef(roomId), memberRef(input.userId)],
  decide(view, { input: { how, userId, teamRole } }) {
    const room = view.read(roomRef(view.roomId));
    const member = view.read(memberRef(userId));
    if (how === 'self') demand(canLeave({ room, member, teamRole }));
    if (!room || !member || member.leftAt) return { type: 'unchanged' };
    const { _id, role, joinedAt } = member;
    return {
      type: 'append',
      data: {
        member: { _id, userId, role, joinedAt },
        room: changedRoom(room, { memberCount: room.memberCount - 1, updatedAt: view.now }),
        system: how === 'self' ? systemNote({ event: 'left', actorId: userId, userIds: [userId] }) : null,
      },
    };
  },
  project: (entry) => {
    const { _id, userId, role, joinedAt } = entry.data.member;
    return [
      {
        type: 'replace',
        collection: projectedMembers,
        id: _id,
        key: userId.toHexString(),
        state: { role, joinedAt, leftAt: entry.at, updatedAt: entry.at },
      },
      replaceRoom(entry, entry.data.room),
    ];
  },
};
