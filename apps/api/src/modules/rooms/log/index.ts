export type {
  Change,
  DocumentRef,
  EntryKind,
  Outcome,
  ProjectedCollection,
  ProjectionStep,
} from './entry-kind.js';
export { DuplicateRoomError } from './errors.js';
export { entriesCommitted } from './room-log.events.js';
export { RoomLog } from './room-log.js';
export { type RoomLogEntry, roomLogCollection } from './room-log.model.js';
