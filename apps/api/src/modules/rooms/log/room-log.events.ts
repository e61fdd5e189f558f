import { defineSharedEventInParts } from '../../../platform/event-bus.js';
import type { RoomLogEntry } from './room-log.model.js';

/**
 * Entries whose projection a majority has, in the order of the log within each room. An entry may be told of twice.
 * `isLate`: they were not committed just now, but found in the log, where they may have been for long. Then only this
 * node is told: the others heard of them from whoever committed them, or will find them in the log as this one did.
 * Its place is the room, its topics are the kinds.
 */
export const entriesCommitted = defineSharedEventInParts<{ entries: RoomLogEntry[]; isLate: boolean }>(
  'rooms.entriesCommitted',
  ({ entries, isLate }) => {
    if (isLate) return [];
    const byRoom = new Map<string, RoomLogEntry[]>();
    for (const entry of entries) {
      const room = entry.roomId.toHexString();
      const own = byRoom.get(room);
      if (own) own.push(entry);
      else byRoom.set(room, [entry]);
    }
    return [...byRoom].map(([place, own]) => ({
      place,
      topics: [...new Set(own.map(({ kind }) => kind))],
      payload: { entries: own, isLate },
    }));
  },
);
