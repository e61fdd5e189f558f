import type { Channel, Conversation, Id, Room, RoomMe, RoomMember, UserRef } from '@confab/shared';
import { errors } from '../../platform/errors.js';
import { groupBy } from '../../platform/group-by.js';
import { toId } from '../../platform/ids.js';
import type { Accounts } from '../auth/index.js';
import type { RoomLog } from './log/index.js';
import {
  type LatestMessage,
  type NewestMessage,
  type RoomMessagesSlot,
  type UnreadCounts,
  unreadSince,
} from './room-messages.js';
import type { RoomDocument, RoomMemberDocument } from './rooms.model.js';
import { isChannel } from './rooms.policy.js';
import type { RoomsRepository } from './rooms.repository.js';
import { refOf } from './user-refs.js';

/** A room to present. */
export interface PresentableRoom {
  room: RoomDocument;
  /** The caller's; null for who is not in the room, and reads nothing of what is said there. */
  member: RoomMemberDocument | null;
  /** For all who are in the room at once: as they see it, without anybody's own part. */
  toAll?: true;
}

/** What is looked up once for all the rooms of an answer. */
interface Lookups {
  heads: ReadonlyMap<Id, number>;
  latest: ReadonlyMap<Id, LatestMessage>;
  members: ReadonlyMap<Id, RoomMemberDocument[]>;
  refs: ReadonlyMap<Id, UserRef>;
  me: ReadonlyMap<Id, RoomMe>;
}

interface PresenterOptions {
  repository: RoomsRepository;
  log: RoomLog;
  messages: RoomMessagesSlot;
  accounts: Accounts;
}

/** Turns rooms into what the API answers, many at once: the number of queries does not grow with that of the rooms. */
export class RoomsPresenter {
  readonly #options: PresenterOptions;

  constructor(options: PresenterOptions) {
    this.#options = options;
  }

  /** With `latest` if what they show of their messages has been read already. */
  async present(rooms: readonly PresentableRoom[], latest: Lookups['latest'] | null = null): Promise<Room[]> {
    if (rooms.length === 0) return [];
    const lookups = await this.#lookUp(rooms, latest);
    return rooms.map((row) => (isChannel(row.room) ? toChannel(row, lookups) : toConversation(row, lookups)));
  }

  async presentOne(row: PresentableRoom): Promise<Room> {
    const [room] = await this.present([row]);
    if (!room) throw errors.notFound();
    return room;
  }

  /** What a room is to one person. */
  async presentMe(member: RoomMemberDocument): Promise<RoomMe> {
    const counts = await this.#options.messages
      .get()
      .countsOf(member.userId, [{ roomId: member.roomId, afterSeq: member.lastReadSeq }]);
    return toMe(member, counts.get(toId(member.roomId)));
  }

  async presentMembers(members: readonly RoomMemberDocument[]): Promise<RoomMember[]> {
    const refs = await this.#options.accounts.refs(members.map(({ userId }) => userId));
    return members.map((member) => ({
      user: refOf(refs, member.userId),
      role: member.role,
      lastReadSeq: member.lastReadSeq,
      joinedAt: member.joinedAt,
    }));
  }

  async #lookUp(rooms: readonly PresentableRoom[], known: Lookups['latest'] | null): Promise<Lookups> {
    const { repository, log, accounts } = this.#options;
    const messages = this.#options.messages.get();
    const roomIds = rooms.map(({ room }) => room._id);
    const conversationIds = rooms.filter(({ room }) => !isChannel(room)).map(({ room }) => room._id);
    const [heads, latest, members] = await Promise.all([
      log.heads(roomIds),
      known ?? messages.latest(roomIds),
      conversationIds.length > 0 ? repository.membersOf(conversationIds) : [],
    ]);
    const people = members.map(({ userId }) => userId);
    for (const { room } of rooms) if (room.createdBy) people.push(room.createdBy);
    const [refs, me] = await Promise.all([accounts.refs(people), this.#presentMes(rooms, latest)]);
    return { heads, latest, members: groupBy(members, ({ roomId }) => toId(roomId)), refs, me };
  }

  /** Counts for all rooms together: one by one they would be a hundred commands for a sidebar. */
  async #presentMes(
    rooms: readonly PresentableRoom[],
    newest: ReadonlyMap<Id, NewestMessage>,
  ): Promise<Map<Id, RoomMe>> {
    const members = rooms.flatMap(({ member }) => (member ? [member] : []));
    const [first] = members;
    if (!first) return new Map();
    const counts = await this.#options.messages.get().countsOf(first.userId, unreadSince(members, newest));
    return new Map(members.map((member) => [toId(member.roomId), toMe(member, counts.get(toId(member.roomId)))]));
  }
}

function showsMessages({ member, toAll }: PresentableRoom): boolean {
  return member !== null || toAll === true;
}

function toMe(member: RoomMemberDocument, counts: UnreadCounts | undefined): RoomMe {
  const { role, lastReadSeq, notify, mutedUntil, starred } = member;
  return { role, lastReadSeq, unreadCount: 0, mentionCount: 0, ...counts, notify, mutedUntil, starred };
}

/** When something last happened in a room: its newest message, or its making. */
export function lastActivity(room: RoomDocument, newest: NewestMessage | undefined): Date {
  return newest && newest.at > room.createdAt ? newest.at : room.createdAt;
}

function toBase(row: PresentableRoom, lookups: Lookups) {
  const { room } = row;
  const id = toId(room._id);
  const latest = lookups.latest.get(id);
  return {
    id,
    rev: lookups.heads.get(id) ?? room.rev,
    lastSeq: latest?.seq ?? 0,
    lastMessage: showsMessages(row) ? (latest?.preview ?? null) : null,
    createdBy: room.createdBy && refOf(lookups.refs, room.createdBy),
    createdAt: room.createdAt,
    updatedAt: lastActivity(room, latest),
    archivedAt: room.archivedAt,
    me: lookups.me.get(id) ?? null,
  };
}

function toChannel(row: PresentableRoom, lookups: Lookups): Channel {
  const { kind, teamId, name, topic, description, posting, memberCount } = row.room;
  if (kind === 'direct' || kind === 'group' || !teamId || name === null) throw new Error('Not a channel');
  return { ...toBase(row, lookups), kind, teamId: toId(teamId), name, topic, description, posting, memberCount };
}

function toConversation(row: PresentableRoom, lookups: Lookups): Conversation {
  const { _id, kind, name, subject } = row.room;
  if (kind !== 'direct' && kind !== 'group') throw new Error('Not a conversation');
  const members = lookups.members.get(toId(_id)) ?? [];
  const other = members.find(({ userId }) => row.member && !userId.equals(row.member.userId));
  return {
    ...toBase(row, lookups),
    kind,
    name,
    participants: members.map(({ userId }) => refOf(lookups.refs, userId)),
    otherUser: kind === 'direct' && other ? refOf(lookups.refs, other.userId) : null,
    reads: members.map(({ userId, lastReadSeq }) => ({ userId: toId(userId), seq: lastReadSeq })),
    subject,
  };
}

/** A room that has to be a channel; a conversation of that id is not there. */
export function asChannel(room: Room): Channel {
  if ('participants' in room) throw errors.notFound();
  return room;
}

/** A room that has to be a conversation; a channel of that id is not there. */
export function asConversation(room: Room): Conversation {
  if ('teamId' in room) throw errors.notFound();
  return room;
}
