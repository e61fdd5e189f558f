import { ObjectId } from 'mongodb';
import type { DocumentRef, ProjectedCollection, ProjectionStep, RoomLogEntry } from '../rooms/index.js';
import { type MessageState, messagesCollection } from './messages.model.js';

/** The messages of a room, as its log keeps them. */
export const projectedMessages: ProjectedCollection<typeof messagesCollection> = {
  definition: messagesCollection,
  revField: 'rev',
  keyOf: (message) => message._id.toHexString(),
  filterOf: (roomId, keys) => ({ roomId, _id: { $in: keys.map((key) => ObjectId.createFromHexString(key)) } }),
  allOf: (roomId) => ({ roomId }),
};

/** The message of this id in the room at hand. */
export function messageRef(messageId: ObjectId): DocumentRef<typeof messagesCollection> {
  return { collection: projectedMessages, key: messageId.toHexString() };
}

/** The last step of every entry about a message that exists: its state after the entry. */
export function replaceMessage({ data }: RoomLogEntry<{ message: MessageState }>): ProjectionStep {
  const { _id, ...state } = data.message;
  return { type: 'replace', collection: projectedMessages, id: _id, key: _id.toHexString(), state };
}
