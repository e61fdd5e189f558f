import type { TeamRole } from '@confab/shared';
import { z } from 'zod';
import type { EntryKind, RoomView } from '../log/index.js';
import { memberRef, projectedRooms, roomRef } from '../room-projections.js';
import type { RoomDocument } from '../rooms.model.js';
import { canManage, canTend, demand, isChannel } from '../rooms.policy.js';
import { type StoredSystemNote, storedSystemNote, systemNote } from '../system-note.js';
import { demandFreshClaim } from './name-claim.js';
import { changedRoom, type RoomState, replaceRoom, roomState } from './room-state.js';
import { actorOf } from './submit-change.js';

const data = z.strictObject({ room: roomState, system: storedSystemNote.nullable() });
type RoomUpdatedData = z.infer<typeof data>;

/** What may be changed of a room; groups have but a name. */
type RoomChange = Partial<Pick<RoomState, 'name' | 'topic' | 'description' | 'kind' | 'posting'>>;

export interface RoomUpdatedInput {
  change: RoomChange;
  /** A room of the other sort is not there. */
  of: 'channel' | 'conversation';
  teamRole: TeamRole | null;
  /** When the new name of a channel was claimed for it. */
  nameClaimedAt: Date | null;
}

/** Fields that only who leads a channel may change. */
const MANAGED = ['name', 'kind', 'posting'] as const satisfies (keyof RoomChange)[];
const FIELDS = [...MANAGED, 'topic', 'description'] as const satisfies (keyof RoomChange)[];

/** The room's own fields changed. What is set to what it was changes nothing. */
export const roomUpdated: EntryKind<RoomUpdatedInput, RoomUpdatedData> = {
  name: 'room.updated',
  data,
  leavesRevOn: projectedRooms,
  needs: (change) => [roomRef(change.roomId), memberRef(actorOf(change))],
  decide(view, change) {
    const actorId = actorOf(change);
    const { of, teamRole } = change.input;
    const room = readRoom(view, of);
    const standing = { room, member: view.read(memberRef(actorId)), teamRole };
    const managed = of === 'channel' && MANAGED.some((field) => change.input.change[field] !== undefined);
    if (managed) demand(canManage(standing));
    demand(canTend(standing));
    if (!room || !changesAnything(room, change.input.change)) return { type: 'unchanged' };
    demandFreshClaim(change.input.nameClaimedAt, view.now);
    // A group that somebody named is no longer the one that its people would find by asking for each other.
    const state = changedRoom(room, {
      ...change.input.change,
      ...(room.kind === 'group' && { directKey: null }),
      updatedAt: view.now,
    });
    return { type: 'append', data: { room: state, system: noteOf(room, state, actorId) } };
  },
  project: (entry) => [replaceRoom(entry, entry.data.room)],
};

/** The room, if it is of this sort. */
export function readRoom(view: RoomView, of: 'channel' | 'conversation'): RoomDocument | null {
  const room = view.read(roomRef(view.roomId));
  return room && isChannel(room) === (of === 'channel') ? room : null;
}

function changesAnything(room: RoomDocument, change: RoomChange): boolean {
  return FIELDS.some((field) => change[field] !== undefined && change[field] !== room[field]);
}

/** One note an entry: a new name is told before a new topic. */
function noteOf(before: RoomDocument, after: RoomState, actorId: StoredSystemNote['actorId']): StoredSystemNote | null {
  if (before.name !== after.name) return systemNote({ event: 'renamed', actorId, from: before.name, to: after.name });
  if (before.topic !== after.topic) return systemNote({ event: 'topic', actorId, from: before.topic, to: after.topic });
  return null;
}
