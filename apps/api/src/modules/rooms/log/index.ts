export { checkData } from './entry-data.js';
export type {
  Change,
  DocumentRef,
  EntryKind,
  Outcome,
  PersonalStep,
  ProjectedCollection,
  ProjectionStep,
  RoomView,
} from './entry-kind.js';
export { DuplicateRoomError } from './errors.js';
export { entriesCommitted } from './room-log.events.js';
export { RoomLog } from './room-log.js';
export { type RoomLogEntry, roomLogCollection } from './room-log.model.js';
