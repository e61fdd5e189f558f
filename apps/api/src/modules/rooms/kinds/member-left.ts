import { MESSAGES, type TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../../platform/errors.js';
import type { EntryKind } from '../log/index.js';
import { memberRef, projectedMembers, projectedRooms, roomRef } from '../room-projections.js';
import { canLeave, canRemove, demand } from '../rooms.policy.js';
import { storedSystemNote, systemNote } from '../system-note.js';
import { memberState } from './member-documents.js';
import { replaceRoom, roomState, withOtherPeople } from './room-state.js';
import { readRoom } from './room-updated.js';
import { actorOf } from './submit-change.js';

const data = z.strictObject({
  member: memberState,
  room: roomState,
  system: storedSystemNote.nullable(),
});
type MemberLeftData = z.infer<typeof data>;

/** Who is to leave. `self`: of its own will; `removed`: by the actor; `automatic`: because it has left the team. */
export interface MemberLeftInput {
  how: 'self' | 'removed' | 'automatic';
  /** A room of the other sort is not there. */
  of?: 'channel' | 'conversation';
  userId: ObjectId;
  /** What the actor is in the team. */
  teamRole: TeamRole | null;
}

/** Somebody is no longer in a room. The membership stays as a tombstone. */
export const memberLeft: EntryKind<MemberLeftInput, MemberLeftData> = {
  name: 'member.left',
  data,
  leavesRevOn: projectedRooms,
  needs: (change) => [
    roomRef(change.roomId),
    memberRef(change.input.userId),
    ...(change.input.how === 'removed' ? [memberRef(actorOf(change))] : []),
  ],
  decide(view, change) {
    const { how, of, userId, teamRole } = change.input;
    const room = of ? readRoom(view, of) : view.read(roomRef(view.roomId));
    const member = view.read(memberRef(userId));
    if (how === 'self') demand(canLeave({ room, member, teamRole }));
    if (how === 'removed') {
      const actorId = actorOf(change);
      const standing = { room, member: view.read(memberRef(actorId)), teamRole };
      demand(canRemove(standing, { isCreator: room?.createdBy?.equals(actorId) ?? false }));
      if (!member || member.leftAt) throw errors.notFound(MESSAGES.userNotFound);
    }
    if (!room || !member || member.leftAt) return { type: 'unchanged' };
    const { _id, role, joinedAt } = member;
    return {
      type: 'append',
      data: {
        member: { _id, userId, role, joinedAt },
        room: withOtherPeople(room, { memberCount: room.memberCount - 1, updatedAt: view.now }),
        system: how === 'automatic' ? null : systemNote({ event: 'left', actorId: actorOf(change), userIds: [userId] }),
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
