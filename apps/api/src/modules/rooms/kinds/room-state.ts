import type { z } from 'zod';
import type { ProjectionStep, RoomLogEntry } from '../log/index.js';
import { projectedRooms } from '../room-projections.js';
import { type RoomDocument, roomsCollection } from '../rooms.model.js';

/** The whole room as an entry carries it: everything but the number, which is the entry's own. */
export const roomState = roomsCollection.schema.omit({ rev: true });
export type RoomState = z.infer<typeof roomState>;

/** The state of a room with some of its fields changed. */
export function changedRoom({ rev: _, ...room }: RoomDocument, change: Partial<RoomState>): RoomState {
  return { ...room, ...change };
}

/** The state of a room after somebody came or left: a group of other people is not the one that was opened for those. */
export function withOtherPeople(room: RoomDocument, change: Pick<RoomState, 'memberCount' | 'updatedAt'>): RoomState {
  return changedRoom(room, { ...change, ...(room.kind === 'group' && { directKey: null }) });
}

/** The last step of every entry about a room that exists: its state after the entry. */
export function replaceRoom(entry: RoomLogEntry, room: RoomState): ProjectionStep {
  const { _id, ...state } = room;
  return { type: 'replace', collection: projectedRooms, id: _id, key: entry.roomId.toHexString(), state };
}
