import { LIMITS, MESSAGES, type TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../../platform/errors.js';
import { objectId } from '../../../platform/mongo/index.js';
import type { EntryKind } from '../log/index.js';
import { memberRef, projectedMembers, projectedRooms, roomRef } from '../room-projections.js';
import { canJoin, canTend, demand, isChannel } from '../rooms.policy.js';
import { storedSystemNote, systemNote } from '../system-note.js';
import { newMember, returningMember } from './member-documents.js';
import { replaceRoom, roomState, withOtherPeople } from './room-state.js';
import { actorOf } from './submit-change.js';

const data = z.strictObject({
  members: z.array(z.strictObject({ _id: objectId(), userId: objectId(), isNew: z.boolean() })),
  role: z.enum(['admin', 'member']),
  room: roomState,
  system: storedSystemNote.nullable(),
});
type MemberJoinedData = z.infer<typeof data>;

/**
 * Who is to join. `self`: the actor alone, of its own will; `added`: by the actor; `automatic`: members of the team, into
 * a public channel.
 */
export interface MemberJoinedInput {
  how: 'self' | 'added' | 'automatic';
  /** `memberId` is for the membership document, should there be none yet. */
  users: { userId: ObjectId; memberId: ObjectId }[];
  teamRole: TeamRole | null;
}

/** People came into a room. Those who are in it already are left out; with nobody left nothing changes. */
export const memberJoined: EntryKind<MemberJoinedInput, MemberJoinedData> = {
  name: 'member.joined',
  data,
  leavesRevOn: projectedRooms,
  needs: (change) => [
    roomRef(change.roomId),
    ...change.input.users.map(({ userId }) => memberRef(userId)),
    ...(change.input.how === 'added' ? [memberRef(actorOf(change))] : []),
  ],
  decide(view, change) {
    const { how, users, teamRole } = change.input;
    const room = view.read(roomRef(view.roomId));
    if (how !== 'automatic') {
      const standing = { room, member: view.read(memberRef(actorOf(change))), teamRole };
      demand(how === 'self' ? canJoin(standing) : canTend(standing));
    }
    if (!room || (how === 'automatic' && (room.deletedAt || room.kind !== 'public'))) return { type: 'unchanged' };
    const members = users.flatMap(({ userId, memberId }) => {
      const known = view.read(memberRef(userId));
      if (known?.leftAt === null) return [];
      return [{ _id: known?._id ?? memberId, userId, isNew: known === null }];
    });
    if (members.length === 0) return { type: 'unchanged' };
    const memberCount = room.memberCount + members.length;
    const most = isChannel(room) ? LIMITS.membersPerChannel : LIMITS.membersPerGroup;
    if (memberCount > most) throw errors.precondition(MESSAGES.tooManyMembers);
    return {
      type: 'append',
      data: {
        members,
        role: 'member',
        room: withOtherPeople(room, { memberCount, updatedAt: view.now }),
        system:
          how === 'automatic'
            ? null
            : systemNote({ event: 'joined', actorId: actorOf(change), userIds: members.map(({ userId }) => userId) }),
      },
    };
  },
  project: (entry) => [
    ...entry.data.members.map(({ _id, userId, isNew }) =>
      isNew
        ? {
            type: 'create' as const,
            collection: projectedMembers,
            document: newMember(entry, { _id, userId, role: entry.data.role }),
          }
        : {
            type: 'replace' as const,
            collection: projectedMembers,
            id: _id,
            key: userId.toHexString(),
            state: returningMember(entry, entry.data.role),
          },
    ),
    replaceRoom(entry, entry.data.room),
  ],
};
