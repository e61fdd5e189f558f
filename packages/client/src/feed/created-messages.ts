import type { Message } from '@confab/shared';
import type { RoomChanges, RoomEvent } from './sync-effect.js';

/** The message that an event brings as new, if any; one that has been deleted since is none. */
export function createdByEvent(event: RoomEvent): Message[] {
  if (event.message === null || event.message.deletedAt !== null) return [];
  return event.type !== 'message' || event.change === 'created' ? [event.message] : [];
}

/** The messages of a page that were written after the number it was read from, oldest first. */
export function createdByChanges({ sinceRev, changes }: RoomChanges): Message[] {
  return changes.messages
    .filter((message) => message.seq > sinceRev && message.deletedAt === null)
    .sort((one, other) => one.seq - other.seq);
}
