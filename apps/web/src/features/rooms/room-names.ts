import type { Channel, Room } from '@confab/shared';

/** What a room is called for this person: the channel's name, or the people in it. */
export function roomName(room: Room, myId: string): string {
  if (isChannel(room)) return room.name;
  if (room.name) return room.name;
  const others = room.participants.filter((person) => person.id !== myId);
  return others.map((person) => person.displayName).join(', ') || room.participants[0]?.displayName || '';
}

/** The other one of a direct conversation, or the first others of a group. */
export function roomPerson(room: Room, myId: string) {
  if (isChannel(room)) return null;
  return room.otherUser ?? room.participants.find((person) => person.id !== myId) ?? room.participants[0] ?? null;
}

/** Whether a room belongs to a team rather than to its participants. */
export function isChannel(room: Room): room is Channel {
  return 'teamId' in room;
}

/** The name as it stands in text: a channel with its sign. */
export function roomTitle(room: Room, myId: string): string {
  return isChannel(room) ? `#${room.name}` : roomName(room, myId);
}
