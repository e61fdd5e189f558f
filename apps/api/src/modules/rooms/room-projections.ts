import type { ObjectId } from 'mongodb';
import { toObjectId } from '../../platform/ids.js';
import type { DocumentRef, ProjectedCollection } from './log/index.js';
import { roomMembersCollection, roomsCollection } from './rooms.model.js';

/** The room itself, as the log keeps it. */
export const projectedRooms: ProjectedCollection<typeof roomsCollection> = {
  definition: roomsCollection,
  revField: 'rev',
  keyOf: (room) => room._id.toHexString(),
  filterOf: (named) => ({ _id: { $in: named.map(({ roomId }) => roomId) } }),
  roomOf: ({ _id }) => _id,
  allOf: (roomId) => ({ _id: roomId }),
};

/** Its members, keyed by the person. */
export const projectedMembers: ProjectedCollection<typeof roomMembersCollection> = {
  definition: roomMembersCollection,
  revField: 'memberRev',
  keyOf: (member) => member.userId.toHexString(),
  filterOf: (named) => ({
    $or: named.map(({ roomId, keys }) => ({ roomId, userId: { $in: keys.map(toObjectId) } })),
  }),
  roomOf: ({ roomId }) => roomId,
  allOf: (roomId) => ({ roomId }),
};

/** The document of the room with this id. */
export function roomRef(roomId: ObjectId): DocumentRef<typeof roomsCollection> {
  return { collection: projectedRooms, key: roomId.toHexString() };
}

/** The membership of a person in the room at hand. */
export function memberRef(userId: ObjectId): DocumentRef<typeof roomMembersCollection> {
  return { collection: projectedMembers, key: userId.toHexString() };
}
