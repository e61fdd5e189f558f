import type { Room } from '@confab/shared';
import { isMuted } from '../../shared/rooms/is-muted';
import { isChannel } from './room-names';
import type { Rooms } from './rooms-cache';

/** How much in a room is meant for oneself: of a conversation everything, of a channel what mentions one. */
export function attentionIn(room: Room, now: Date): number {
  const { me } = room;
  if (!me || me.notify === 'none' || isMuted(room, now)) return 0;
  return isChannel(room) || me.notify === 'mentions' ? me.mentionCount : me.unreadCount;
}

/** How much waits for oneself anywhere, for the title of the window and its mark. */
export function attentionAnywhere(rooms: Rooms, now: Date): number {
  return rooms.reduce((sum, room) => sum + attentionIn(room, now), 0);
}

/** Whether a room has something new that one has not chosen to leave alone. A mention counts even where it is quiet. */
export function hasUnread(room: Room, now: Date): boolean {
  const { me } = room;
  if (!me || me.unreadCount === 0) return false;
  return me.mentionCount > 0 || !isMuted(room, now);
}

/** How much is new anywhere. */
export function unreadAnywhere(rooms: Rooms, now: Date): number {
  return rooms.reduce((sum, room) => sum + (hasUnread(room, now) ? (room.me?.unreadCount ?? 0) : 0), 0);
}
