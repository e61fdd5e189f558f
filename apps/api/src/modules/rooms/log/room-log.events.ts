import { defineSharedEventInParts } from '../../../platform/event-bus.js';
import { groupBy } from '../../../platform/group-by.js';
import type { RoomLogEntry } from './room-log.model.js';

/**
 * How this node came to know of entries. `committed`: it has committed them just now. `confirmed`: they are its own, but
 * the append had ended without an answer. `found`: in the log, where they may have been for long; the others heard of them
 * from whoever committed them, or will find them in the log as this one did.
 */
export type Knowledge = 'committed' | 'confirmed' | 'found';

export type TellEntries = (entries: RoomLogEntry[], how: Knowledge) => void;

/**
 * Entries whose projection a majority has, in the order of the log within each room. An entry may be told of twice. What
 * was only found is told to this node alone. Its place is the room, its topics are the kinds.
 */
export const entriesCommitted = defineSharedEventInParts<{ entries: RoomLogEntry[]; how: Knowledge }>(
  'rooms.entriesCommitted',
  ({ entries, how }) => {
    if (how === 'found') return [];
    return [...groupBy(entries, ({ roomId }) => roomId.toHexString())].map(([place, own]) => ({
      place,
      topics: [...new Set(own.map(({ kind }) => kind))],
      payload: { entries: own, how },
    }));
  },
);
