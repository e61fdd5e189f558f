import type { Room } from '@confab/shared';
import { isChannel, roomName } from './room-names';
import type { Rooms } from './rooms-cache';

/** A team's channels by name. They keep their places: people find them by where they are. */
export function channelsOf(rooms: Rooms, teamId: string | undefined) {
  return rooms
    .filter(isChannel)
    .filter((channel) => channel.teamId === teamId)
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Conversations, the one with the latest activity first. */
export function conversationsOf(rooms: Rooms): Room[] {
  return rooms
    .filter((room) => !isChannel(room))
    .sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime());
}

/** What is unread in a team, for its mark in the rail. */
export function unreadIn(rooms: Rooms, teamId: string): number {
  return channelsOf(rooms, teamId).reduce((sum, channel) => sum + (channel.me?.unreadCount ?? 0), 0);
}

/** What is unread anywhere, for the title of the window. */
export function unreadAnywhere(rooms: Rooms): number {
  return rooms.reduce((sum, room) => sum + (room.me?.unreadCount ?? 0), 0);
}

/** By what a room can be found: its name, and of a conversation also who is in it. */
function namesIn(room: Room, myId: string): string {
  if (isChannel(room)) return room.name;
  const people = room.participants.filter(({ id }) => id !== myId || room.participants.length === 1);
  return [roomName(room, myId), ...people.map(({ displayName, username }) => `${displayName} ${username}`)].join(' ');
}

/** Rooms whose name has all the words of what one typed, those with news first. */
export function findRooms(rooms: Rooms, query: string, myId: string): Room[] {
  const parts = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return rooms
    .filter((room) => {
      const name = namesIn(room, myId).toLocaleLowerCase();
      return parts.every((part) => name.includes(part.replace(/^[#@]/u, '')));
    })
    .sort((one, other) => {
      const news = Number((other.me?.unreadCount ?? 0) > 0) - Number((one.me?.unreadCount ?? 0) > 0);
      return news || other.updatedAt.getTime() - one.updatedAt.getTime();
    });
}
