import type { FeedEvent, Id, Message, MessagePreview, Room, RoomRole, Team } from '@confab/shared';
import type { Person } from '../../../src/testing/index.js';

/** What one client holds of one room. */
export interface HeldRoom {
  room: Room;
  messages: Map<Id, Message>;
  members: Map<Id, RoomRole>;
}

/** A client that fetches once and then believes the feed: rooms with their messages and members, and teams. */
export class Held {
  readonly rooms = new Map<Id, HeldRoom>();
  readonly teams = new Map<Id, Team>();
  readonly #person: Person;

  constructor(person: Person) {
    this.#person = person;
  }

  async load(): Promise<this> {
    for (const team of await this.#person.call.teams.list()) this.teams.set(team.id, team);
    for (const room of (await this.#person.call.rooms.list({ limit: 100 })).items) {
      this.rooms.set(room.id, await this.#fetch(room));
    }
    return this;
  }

  /** The events of one moment, in order. */
  async apply(event: FeedEvent): Promise<void> {
    switch (event.type) {
      case 'message':
        return this.#message(event.roomId, event.rev, event.message, event.thread);
      case 'room':
        return this.#room(event);
      case 'member':
        return this.#members(event);
      case 'self': {
        const held = this.rooms.get(event.roomId);
        if (held) held.room = { ...held.room, me: event.me };
        return;
      }
      case 'read': {
        const held = this.rooms.get(event.roomId);
        if (held) readUpTo(held, event.userId, event.seq);
        return;
      }
      case 'team':
        return this.#team(event);
      default:
        return;
    }
  }

  #message(
    roomId: Id,
    rev: number,
    message: Message,
    thread?: Extract<FeedEvent, { type: 'message' }>['thread'],
  ): void {
    const held = this.rooms.get(roomId);
    if (!held || rev <= held.room.rev) return;
    this.#put(held, rev, message);
    const root = thread && held.messages.get(thread.rootId);
    if (!thread || !root) return;
    const { replyCount, lastReplyAt, participants } = thread;
    held.messages.set(root.id, { ...root, thread: replyCount > 0 ? { replyCount, lastReplyAt, participants } : null });
  }

  #put(held: HeldRoom, rev: number, message: Message): void {
    const isNew = !held.messages.has(message.id);
    const thread = message.thread ?? held.messages.get(message.id)?.thread ?? null;
    held.messages.set(message.id, { ...message, thread });
    held.room = { ...held.room, rev };
    if (isNew) {
      held.room = { ...held.room, lastSeq: message.seq, updatedAt: message.createdAt };
      // A reply is read in its thread.
      if (message.type !== 'system' && message.threadRootId === null) {
        readUpTo(held, message.sender.id, message.seq);
        if (message.sender.id === this.#me && held.room.me && held.room.me.lastReadSeq < message.seq) {
          held.room = { ...held.room, me: { ...held.room.me, lastReadSeq: message.seq } };
        }
      }
    }
    const newest = [...held.messages.values()].filter(isListed).toSorted((a, b) => b.seq - a.seq)[0];
    held.room = { ...held.room, lastMessage: newest ? previewOf(newest) : null };
  }

  async #room(event: Extract<FeedEvent, { type: 'room' }>): Promise<void> {
    if (event.change === 'deleted') {
      this.rooms.delete(event.roomId);
      return;
    }
    const held = this.rooms.get(event.roomId);
    if (!held) return this.#take(event.roomId);
    if (event.rev <= held.room.rev) return;
    const { me, rev, lastSeq, lastMessage, updatedAt } = held.room;
    held.room = withOwn(event.room, { me, rev, lastSeq, lastMessage, updatedAt });
    if (event.message) this.#put(held, event.rev, event.message);
    held.room = { ...held.room, rev: event.rev };
  }

  async #members(event: Extract<FeedEvent, { type: 'member' }>): Promise<void> {
    const isMine = event.users.some(({ id }) => id === this.#me);
    const held = this.rooms.get(event.roomId);
    if (isMine && event.change === 'left') {
      this.rooms.delete(event.roomId);
      return;
    }
    if (!held) return isMine ? this.#take(event.roomId) : undefined;
    if (event.rev <= held.room.rev) return;
    for (const user of event.users) {
      if (event.change === 'left') held.members.delete(user.id);
      else held.members.set(user.id, event.role);
    }
    held.room = roomAfter(held, event);
    if (event.message) this.#put(held, event.rev, event.message);
  }

  async #team(event: Extract<FeedEvent, { type: 'team' }>): Promise<void> {
    const isMine = event.userId === this.#me;
    if (event.change === 'deleted' || (isMine && event.change === 'left')) {
      this.teams.delete(event.teamId);
    } else if (isMine) {
      this.teams.set(event.teamId, await this.#person.call.teams.get({ teamId: event.teamId }));
    } else {
      const known = this.teams.get(event.teamId);
      if (known && event.team) this.teams.set(event.teamId, { ...event.team, myRole: known.myRole });
    }
  }

  /** A room that is new to the client is fetched, as any other is once. */
  async #take(roomId: Id): Promise<void> {
    try {
      this.rooms.set(roomId, await this.#fetch(await this.#person.call.rooms.get({ roomId })));
    } catch (error) {
      // It may be gone by now, which is told next.
      if (!(error instanceof Error && 'code' in error && error.code === 'NOT_FOUND')) throw error;
    }
  }

  async #fetch(room: Room): Promise<HeldRoom> {
    const { call } = this.#person;
    const { items } = await call.messages.list({ roomId: room.id, limit: 100 });
    const replies = await Promise.all(
      items
        .filter(({ thread }) => thread !== null)
        .map(async ({ id }) => (await call.messages.thread({ messageId: id, limit: 100 })).items),
    );
    const members = await call.rooms.members({ roomId: room.id, limit: 100 });
    return {
      room,
      messages: new Map([...items, ...replies.flat()].map((message) => [message.id, message])),
      members: new Map(members.items.map(({ user, role }) => [user.id, role])),
    };
  }

  get #me(): Id {
    return this.#person.user.id;
  }

  /** All of it, in an order that does not depend on how it came; without counts, which are derived and fetched. */
  view(): unknown {
    const rooms = [...this.rooms.values()].map(({ room, messages, members }) => ({
      room: {
        ...room,
        me: room.me && { ...room.me, unreadCount: 0, mentionCount: 0 },
        ...('participants' in room && {
          otherUser: null,
          participants: room.participants.map(({ id }) => id).toSorted(),
          reads: room.reads.toSorted((a, b) => a.userId.localeCompare(b.userId)),
        }),
      },
      messages: [...messages.values()]
        .map((message) => ({
          ...message,
          thread: message.thread && { ...message.thread, participants: [] },
          // What is quoted is looked up where it is held.
          replyTo: message.replyTo?.id ?? null,
        }))
        .toSorted((a, b) => a.seq - b.seq),
      members: [...members].toSorted(([a], [b]) => a.localeCompare(b)),
    }));
    return {
      rooms: rooms.toSorted((a, b) => a.room.id.localeCompare(b.room.id)),
      teams: [...this.teams.values()].toSorted((a, b) => a.id.localeCompare(b.id)),
    };
  }
}

/** What a client keeps of its own when an event, which is the same for everybody, brings a new state of a room. */
function withOwn(room: Room, own: Pick<Room, 'me' | 'rev' | 'lastSeq' | 'lastMessage' | 'updatedAt'>): Room {
  return 'participants' in room ? { ...room, ...own } : { ...room, ...own };
}

function readUpTo(held: HeldRoom, userId: Id, seq: number): void {
  if (!('reads' in held.room)) return;
  const reads = held.room.reads.map((read) =>
    read.userId === userId ? { userId, seq: Math.max(seq, read.seq) } : read,
  );
  held.room = { ...held.room, reads };
}

/** A room after somebody has come or gone, or become something else in it. */
function roomAfter({ room, members }: HeldRoom, event: Extract<FeedEvent, { type: 'member' }>): Room {
  const { rev } = event;
  if (event.change === 'role') return { ...room, rev };
  if (!('participants' in room)) return { ...room, rev, memberCount: members.size };
  const ids = new Set(event.users.map(({ id }) => id));
  const participants = room.participants.filter(({ id }) => !ids.has(id));
  const reads = room.reads.filter(({ userId }) => !ids.has(userId));
  if (event.change === 'left') return { ...room, rev, participants, reads };
  return {
    ...room,
    rev,
    participants: [...participants, ...event.users],
    reads: [...reads, ...event.users.map(({ id }) => ({ userId: id, seq: rev }))],
  };
}

function isListed(message: Message): boolean {
  return message.threadRootId === null;
}

function previewOf({ id, roomId, seq, sender, type, body, createdAt, deletedAt }: Message): MessagePreview {
  return { id, roomId, seq, sender, type, body, createdAt, deletedAt };
}
