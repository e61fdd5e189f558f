import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { objectId } from '../../../platform/mongo/index.js';
import type { EntryKind } from '../log/index.js';
import { projectedMembers, projectedRooms, roomRef } from '../room-projections.js';
import { type StoredSystemNote, storedSystemNote } from '../system-note.js';
import { newMember } from './member-documents.js';
import { demandFreshClaim } from './name-claim.js';
import { type RoomState, roomState } from './room-state.js';

const data = z.strictObject({
  room: roomState,
  members: z.array(z.strictObject({ _id: objectId(), userId: objectId(), role: z.enum(['admin', 'member']) })),
  system: storedSystemNote.nullable(),
});
type RoomCreatedData = z.infer<typeof data>;

/** A room as its maker wants it; who may make one is for the caller to know. */
export interface RoomCreatedInput {
  room: Pick<RoomState, 'kind' | 'teamId' | 'name' | 'topic' | 'description' | 'posting' | 'directKey' | 'subject'>;
  members: { _id: ObjectId; userId: ObjectId; role: 'admin' | 'member' }[];
  system: StoredSystemNote | null;
  /** When the name of a channel was claimed for it. */
  nameClaimedAt: Date | null;
}

/** The first entry of every room: the room and who is in it from the start. */
export const roomCreated: EntryKind<RoomCreatedInput, RoomCreatedData> = {
  name: 'room.created',
  data,
  leavesRevOn: projectedRooms,
  opensRoom: true,
  needs: (change) => [roomRef(change.roomId)],
  decide(view, { actorId, input }) {
    if (view.read(roomRef(view.roomId))) return { type: 'unchanged' };
    demandFreshClaim(input.nameClaimedAt, view.now);
    const room: RoomState = {
      _id: view.roomId,
      ...input.room,
      memberCount: input.members.length,
      createdBy: actorId,
      createdAt: view.now,
      updatedAt: view.now,
      archivedAt: null,
      deletedAt: null,
    };
    return { type: 'append', data: { room, members: input.members, system: input.system } };
  },
  project: (entry) => [
    ...entry.data.members.map((member) => ({
      type: 'create' as const,
      collection: projectedMembers,
      document: newMember(entry, member),
    })),
    { type: 'create', collection: projectedRooms, document: { ...entry.data.room, rev: entry.rev } },
  ],
};
