import type { Room } from '@confab/shared';
import { unreadAnywhere } from './room-attention';
import { isChannel } from './room-names';
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
  return unreadAnywhere(channelsOf(rooms, teamId), new Date());
}
