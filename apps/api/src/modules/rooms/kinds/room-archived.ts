import type { TeamRole } from '@confab/shared';
import { z } from 'zod';
import type { EntryKind } from '../log/index.js';
import { memberRef, projectedRooms, roomRef } from '../room-projections.js';
import { canManage, demand } from '../rooms.policy.js';
import { storedSystemNote, systemNote } from '../system-note.js';
import { changedRoom, replaceRoom, roomState } from './room-state.js';
import { readRoom } from './room-updated.js';
import { actorOf } from './submit-change.js';

const data = z.strictObject({ room: roomState, system: storedSystemNote });
type RoomArchivedData = z.infer<typeof data>;

export interface RoomArchivedInput {
  /** False takes it out of the archive again. */
  archive: boolean;
  teamRole: TeamRole | null;
}

/** A channel was put into the archive, where it is read and not written, or taken out again. */
export const roomArchived: EntryKind<RoomArchivedInput, RoomArchivedData> = {
  name: 'room.archived',
  data,
  leavesRevOn: projectedRooms,
  needs: (change) => [roomRef(change.roomId), memberRef(actorOf(change))],
  decide(view, change) {
    const actorId = actorOf(change);
    const { archive, teamRole } = change.input;
    const room = readRoom(view, 'channel');
    demand(canManage({ room, member: view.read(memberRef(actorId)), teamRole }));
    if (!room || (room.archivedAt !== null) === archive) return { type: 'unchanged' };
    return {
      type: 'append',
      data: {
        room: changedRoom(room, { archivedAt: archive ? view.now : null, updatedAt: view.now }),
        system: systemNote({ event: archive ? 'archived' : 'unarchived', actorId }),
      },
    };
  },
  project: (entry) => [replaceRoom(entry, entry.data.room)],
};
