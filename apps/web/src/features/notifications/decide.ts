import type { Id, Message, Room } from '@confab/shared';
import { isMuted } from '../../shared/rooms/is-muted';

/** Everything that counts for whether somebody is told of a message. */
export interface NotificationCase {
  message: Message;
  room: Room;
  myId: Id;
  now: Date;
  /** One has said that one does not want to be disturbed. */
  isDnd: boolean;
  /** People whose messages one does not want to hear of. */
  mutedIds: ReadonlySet<Id>;
  /** The room is in front of somebody: open, in a window that has the focus, in this tab or another. */
  isInView: boolean;
  /** Whether one has written in the thread that the message belongs to. */
  isInThread: boolean;
}

function isMeant({ message, room, myId, isInThread }: NotificationCase): boolean {
  const isMentioned = message.mentionsAll !== null || message.mentions.includes(myId);
  if (isMentioned) return true;
  if (room.me?.notify !== 'all') return false;
  // What is said in a thread is for those who take part in it.
  return message.threadRootId === null || isInThread;
}

/** Whether a message that has just come is worth disturbing somebody for. */
export function isWorthTelling(given: NotificationCase): boolean {
  const { message, room, myId, now, isDnd, mutedIds, isInView } = given;
  if (message.type === 'system' || message.deletedAt !== null) return false;
  if (message.sender.id === myId || mutedIds.has(message.sender.id)) return false;
  if (!room.me || room.me.notify === 'none' || isMuted(room, now)) return false;
  // Read already, here or somewhere else, before it got here.
  if (message.threadRootId === null && message.seq <= room.me.lastReadSeq) return false;
  return !isDnd && !isInView && isMeant(given);
}
