import { LIMITS, MESSAGES } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { type DocumentOf, date, defineCollection, integer, objectId } from '../../platform/mongo/index.js';
import type { DocumentRef, ProjectedCollection, ProjectionStep, RoomLogEntry, RoomView } from '../rooms/index.js';

/** How many messages of a room are pinned, so that the limit is decided at the head of its log. Its id is the room's. */
export const roomPinsCollection = defineCollection({
  name: 'roomPins',
  schema: z.strictObject({
    _id: objectId(),
    /** The number of the last entry that changed the count. */
    pinsRev: integer(),
    count: integer(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [],
});

/** Like a membership it has a guard of its own: the `rev` that an entry leaves, last, is on the message. */
const projectedPins: ProjectedCollection<typeof roomPinsCollection> = {
  definition: roomPinsCollection,
  revField: 'pinsRev',
  keyOf: (pins: DocumentOf<typeof roomPinsCollection>) => pins._id.toHexString(),
  filterOf: (named) => ({ _id: { $in: named.map(({ roomId }) => roomId) } }),
  roomOf: ({ _id }) => _id,
  allOf: (roomId) => ({ _id: roomId }),
};

/** What an entry that pins or unpins says of the pins of its room; null where it does neither. */
export const pinsState = z
  .strictObject({ count: integer(), isFirst: z.boolean(), createdAt: date() })
  .nullable()
  .default(null);
type PinsState = z.infer<typeof pinsState>;

export function roomPinsRef(roomId: ObjectId): DocumentRef<typeof roomPinsCollection> {
  return { collection: projectedPins, key: roomId.toHexString() };
}

/** The pins of the room after one more or one less. Throws where there is no place for one more. */
export function decidePins(view: RoomView, change: 1 | -1): NonNullable<PinsState> {
  const pins = view.read(roomPinsRef(view.roomId));
  const count = (pins?.count ?? 0) + change;
  if (change > 0 && count > LIMITS.pinsPerRoom) throw errors.precondition(MESSAGES.tooManyPins);
  return { count: Math.max(0, count), isFirst: pins === null, createdAt: pins?.createdAt ?? view.now };
}

/** Goes before the step about the message. */
export function pinsSteps({ roomId, rev, at, data: { pins } }: RoomLogEntry<{ pins: PinsState }>): ProjectionStep[] {
  if (!pins) return [];
  const state = { count: pins.count, createdAt: pins.createdAt, updatedAt: at };
  if (pins.isFirst) {
    return [{ type: 'create', collection: projectedPins, document: { _id: roomId, pinsRev: rev, ...state } }];
  }
  return [{ type: 'replace', collection: projectedPins, id: roomId, key: roomId.toHexString(), state }];
}
