import { defineEvent } from '../../../platform/event-bus.js';
import type { RoomLogEntry } from './room-log.model.js';

/**
 * Entries whose projection a majority has, in the order of the log within each room. An entry may be told of twice.
 * `isLate`: they were not committed just now, but found in the log, where they may have been for long.
 */
export const entriesCommitted = defineEvent<{ entries: RoomLogEntry[]; isLate: boolean }>('rooms.entriesCommitted');
