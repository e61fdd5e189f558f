import { z } from 'zod';
import { type ProjectionStep, type RoomLogEntry, storedSystemNote } from '../rooms/index.js';
import { projectedMessages } from './message-projection.js';
import { emptyMessage, type MessageDocument } from './messages.model.js';

const withNote = z.object({ system: storedSystemNote });

/** The system message as which an entry shows, or null. It has the entry's id and number, and never changes. */
export function systemMessageOf(entry: RoomLogEntry): MessageDocument | null {
  const { success, data } = withNote.safeParse(entry.data);
  if (!success) return null;
  const { _id, roomId, rev: seq, at } = entry;
  const message = emptyMessage({ _id, roomId, seq, senderId: data.system.actorId, type: 'system', at });
  return { ...message, system: data.system, rev: 0, terms: [] };
}

/** The step that goes before those of the entry's own kind. */
export function systemMessageSteps(entry: RoomLogEntry): ProjectionStep[] {
  const document = systemMessageOf(entry);
  return document ? [{ type: 'create', collection: projectedMessages, document }] : [];
}
