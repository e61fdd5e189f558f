import { MESSAGES, type TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../../platform/errors.js';
import type { EntryKind } from '../log/index.js';
import { memberRef, projectedMembers, projectedRooms, roomRef } from '../room-projections.js';
import { canManage, demand } from '../rooms.policy.js';
import { memberState } from './member-documents.js';
import { changedRoom, replaceRoom, roomState } from './room-state.js';
import { readRoom } from './room-updated.js';
import { actorOf } from './submit-change.js';

const data = z.strictObject({
  member: memberState,
  room: roomState,
});
type MemberRoleData = z.infer<typeof data>;

export interface MemberRoleInput {
  userId: ObjectId;
  role: 'admin' | 'member';
  /** What the actor is in the team. */
  teamRole: TeamRole | null;
}

/** Somebody is an admin of the channel from now on, or no longer. */
export const memberRole: EntryKind<MemberRoleInput, MemberRoleData> = {
  name: 'member.role',
  data,
  leavesRevOn: projectedRooms,
  needs: (change) => [roomRef(change.roomId), memberRef(actorOf(change)), memberRef(change.input.userId)],
  decide(view, change) {
    const { userId, role, teamRole } = change.input;
    const room = readRoom(view, 'channel');
    demand(canManage({ room, member: view.read(memberRef(actorOf(change))), teamRole }));
    const member = view.read(memberRef(userId));
    if (!room || !member || member.leftAt) throw errors.notFound(MESSAGES.userNotFound);
    if (member.role === role) return { type: 'unchanged' };
    const { _id, joinedAt } = member;
    return {
      type: 'append',
      data: { member: { _id, userId, role, joinedAt }, room: changedRoom(room, { updatedAt: view.now }) },
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
        state: { role, joinedAt, leftAt: null, updatedAt: entry.at },
      },
      replaceRoom(entry, entry.data.room),
    ];
  },
};
