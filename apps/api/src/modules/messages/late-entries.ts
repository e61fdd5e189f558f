import { z } from 'zod';
import { toId } from '../../platform/ids.js';
import type { RoomLogEntry } from '../rooms/index.js';
import { messageState } from './messages.model.js';
import type { MessagesRepository } from './messages.repository.js';

const aboutMessage = z.looseObject({ message: messageState });

/**
 * Entries that are told late, as they may still be told. The log keeps what a message said when it was written, also
 * when the message has been deleted since: then the entry is told as one about a deleted message.
 */
export async function withoutDeleted(
  entries: readonly RoomLogEntry[],
  repository: MessagesRepository,
): Promise<RoomLogEntry[]> {
  const told = entries.map((entry) => ({ entry, message: aboutMessage.safeParse(entry.data).data?.message }));
  const messages = told.flatMap(({ message }) => (message?.deletedAt === null ? [message] : []));
  if (messages.length === 0) return [...entries];
  const deleted = await repository.deletedAmong(messages);
  return told.map(({ entry, message }) => {
    const deletedAt = message?.deletedAt === null ? deleted.get(toId(message._id)) : undefined;
    return deletedAt ? { ...entry, data: { ...entry.data, message: { ...message, deletedAt } } } : entry;
  });
}
