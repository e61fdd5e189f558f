import type { TeamRole } from '@confab/shared';
import { z } from 'zod';
import type { EntryKind } from '../log/index.js';
import { memberRef, projectedRooms, roomRef } from '../room-projections.js';
import { canDeleteRoom, demand } from '../rooms.policy.js';
import { changedRoom, replaceRoom, roomState } from './room-state.js';
import { readRoom } from './room-updated.js';
import { actorOf } from './submit-change.js';

const data = z.strictObject({ room: roomState });
type RoomDeletedData = z.infer<typeof data>;

/** `automatic`: because its team was deleted. */
export type RoomDeletedInput =
  | { how: 'automatic' }
  | { how: 'self'; of: 'channel' | 'conversation'; teamRole: TeamRole | null };

/** The last entry of a room: from now on it is there for nobody. */
export const roomDeleted: EntryKind<RoomDeletedInput, RoomDeletedData> = {
  name: 'room.deleted',
  data,
  leavesRevOn: projectedRooms,
  needs: (change) => [roomRef(change.roomId), ...(change.input.how === 'self' ? [memberRef(actorOf(change))] : [])],
  decide(view, change) {
    const { input } = change;
    const room = input.how === 'self' ? readRoom(view, input.of) : view.read(roomRef(view.roomId));
    if (input.how === 'self') {
      const actorId = actorOf(change);
      const standing = { room, member: view.read(memberRef(actorId)), teamRole: input.teamRole };
      demand(canDeleteRoom(standing, { isCreator: room?.createdBy?.equals(actorId) ?? false }));
    }
    if (!room || room.deletedAt) return { type: 'unchanged' };
    return { type: 'append', data: { room: changedRoom(room, { deletedAt: view.now, updatedAt: view.now }) } };
  },
  project: (entry) => [replaceRoom(entry, entry.data.room)],
};
