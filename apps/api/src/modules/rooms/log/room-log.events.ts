import { defineEvent } from '../../../platform/event-bus.js';
import type { RoomLogEntry } from './room-log.model.js';

/** Entries whose projection a majority has, in the order of the log within each room. An entry may be told of twice. */
export const entriesCommitted = defineEvent<{ entries: RoomLogEntry[] }>('rooms.entriesCommitted');
