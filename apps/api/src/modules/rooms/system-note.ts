import { systemEventSchema, type systemNoteSchema } from '@confab/shared';
import { z } from 'zod';
import { toId } from '../../platform/ids.js';
import { objectId } from '../../platform/mongo/index.js';

/** What an entry tells in the room as a system message. Kept in the entry and in the message that shows it. */
export const storedSystemNote = z.strictObject({
  event: systemEventSchema,
  actorId: objectId(),
  userIds: z.array(objectId()),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type StoredSystemNote = z.infer<typeof storedSystemNote>;

/** A note of an event, with what that event does not have left empty. */
export function systemNote(
  note: Pick<StoredSystemNote, 'event' | 'actorId'> & Partial<StoredSystemNote>,
): StoredSystemNote {
  return { userIds: [], from: null, to: null, ...note };
}

/** A note as the API spells it. */
export function presentSystemNote(note: StoredSystemNote): z.infer<typeof systemNoteSchema> {
  return {
    event: note.event,
    actorId: toId(note.actorId),
    ...(note.userIds.length > 0 && { userIds: note.userIds.map(toId) }),
    ...(note.from !== null && { from: note.from }),
    ...(note.to !== null && { to: note.to }),
  };
}
