import type { FeedEvent, FeedEventOf, Id, Message, MessagePreview, Room, RoomMe, User } from '@confab/shared';

/** The rooms one is in, as the sidebar holds them. */
export type Rooms = readonly Room[];

type RoomEvent = FeedEventOf<'message' | 'room' | 'member'>;

function change(rooms: Rooms, roomId: Id, update: (room: Room) => Room): Rooms {
  const at = rooms.findIndex((room) => room.id === roomId);
  const room = rooms[at];
  if (!room) return rooms;
  const next = update(room);
  return next === room ? rooms : rooms.with(at, next);
}

function previewOf({ id, roomId, seq, sender, type, body, createdAt, deletedAt }: Message): MessagePreview {
  return { id, roomId, seq, sender, type, body, createdAt, deletedAt };
}

/** Takes in a message: the newest is what the list shows of the room. Counts are left alone; the server tells them. */
function withMessage(room: Room, message: Message | null): Room {
  if (!message || message.threadRootId) return room;
  const isNewest = message.seq >= room.lastSeq;
  const isShown = message.seq === room.lastMessage?.seq;
  if (!isNewest && !isShown) return room;
  return {
    ...room,
    lastSeq: Math.max(room.lastSeq, message.seq),
    lastMessage: previewOf(message),
    updatedAt: isNewest && message.createdAt > room.updatedAt ? message.createdAt : room.updatedAt,
  };
}

/** A room's new state with what only concerns oneself kept from the old one, since events are the same for everybody. */
function withOwn(held: Room, next: Room): Room {
  const own = { me: next.me ?? held.me };
  if ('participants' in next && 'participants' in held) {
    return { ...next, ...own, otherUser: next.otherUser ?? held.otherUser };
  }
  return { ...next, ...own };
}

function withMembers(room: Room, event: FeedEventOf<'member'>): Room {
  const count = event.change === 'joined' ? event.users.length : event.change === 'left' ? -event.users.length : 0;
  if ('memberCount' in room) return { ...room, memberCount: Math.max(0, room.memberCount + count) };
  const ids = new Set(event.users.map((user) => user.id));
  const others = room.participants.filter((person) => !ids.has(person.id));
  return { ...room, participants: event.change === 'left' ? others : [...others, ...event.users] };
}

function roomAfter(room: Room, event: RoomEvent): Room {
  if (event.rev <= room.rev) return room;
  switch (event.type) {
    case 'message':
      return { ...withMessage(room, event.message), rev: event.rev };
    case 'room':
      return { ...withMessage(withOwn(room, event.room), event.message), rev: event.rev };
    case 'member':
      return { ...withMessage(withMembers(room, event), event.message), rev: event.rev };
  }
}

/** The rooms after something happened in one of them. Events about rooms that are not held change nothing. */
export function roomsAfter(rooms: Rooms, event: FeedEvent, myId: Id): Rooms {
  switch (event.type) {
    case 'message': {
      const after = change(rooms, event.roomId, (room) => roomAfter(room, event));
      const isMine = event.change === 'created' && event.message.sender.id === myId;
      // To write is to have read: the server says so too, in its own time.
      return isMine ? withReadUpTo(after, event.roomId, event.message.seq) : after;
    }
    case 'room':
      if (event.change === 'deleted') return withoutRoom(rooms, event.roomId);
      return change(rooms, event.roomId, (room) => roomAfter(room, event));
    case 'member': {
      const leaves = event.change === 'left' && event.users.some((user) => user.id === myId);
      if (leaves) return withoutRoom(rooms, event.roomId);
      return change(rooms, event.roomId, (room) => roomAfter(room, event));
    }
    case 'self':
      return change(rooms, event.roomId, (room) => ({ ...room, me: event.me }));
    case 'read':
      return change(rooms, event.roomId, (room) => withRead(room, event.userId, event.seq));
    case 'user':
      return rooms.map((room) => withPerson(room, event.user));
    default:
      return rooms;
  }
}

function withRead(room: Room, userId: Id, seq: number): Room {
  if (!('reads' in room)) return room;
  const others = room.reads.filter((read) => read.userId !== userId);
  return { ...room, reads: [...others, { userId, seq }] };
}

/** A conversation with somebody under the name and picture they have now. */
function withPerson(room: Room, user: User): Room {
  if (!('participants' in room) || !room.participants.some((person) => person.id === user.id)) return room;
  const { id, username, displayName, avatarUrl, isBot } = user;
  const now = { id, username, displayName, avatarUrl, isBot };
  return {
    ...room,
    participants: room.participants.map((person) => (person.id === id ? now : person)),
    otherUser: room.otherUser?.id === id ? now : room.otherUser,
  };
}

/** The rooms without one that is gone. */
export function withoutRoom(rooms: Rooms, roomId: Id): Rooms {
  return rooms.some((room) => room.id === roomId) ? rooms.filter((room) => room.id !== roomId) : rooms;
}

/** The rooms with one as the server has just told it. An older answer does not take back what was read since. */
export function withRoom(rooms: Rooms, fresh: Room): Rooms {
  const held = rooms.find((room) => room.id === fresh.id);
  if (!held) return [...rooms, fresh];
  const isOlder = fresh.rev < held.rev;
  const readMore = (held.me?.lastReadSeq ?? 0) > (fresh.me?.lastReadSeq ?? 0);
  const me = readMore ? held.me : (fresh.me ?? held.me);
  return change(rooms, fresh.id, () => ({ ...withOwn(held, isOlder ? held : fresh), me }));
}

/** The rooms after one was read up to a number. */
export function withReadUpTo(rooms: Rooms, roomId: Id, seq: number): Rooms {
  return change(rooms, roomId, (room) => {
    const { me } = room;
    if (!me || me.lastReadSeq >= seq) return room;
    const all = seq >= room.lastSeq;
    const read: RoomMe = { ...me, lastReadSeq: seq, ...(all && { unreadCount: 0, mentionCount: 0 }) };
    return { ...room, me: read };
  });
}
