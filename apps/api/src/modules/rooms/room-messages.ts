import type { Id, Message, MessagePreview } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import type { RoomLogEntry } from './log/index.js';
import type { RoomMemberDocument } from './rooms.model.js';

/** Where the newest message of a room stands. */
export interface NewestMessage {
  seq: number;
  at: Date;
}

/** The same, and what a list shows of the room. */
export interface LatestMessage extends NewestMessage {
  /** The newest message that is not in a thread; null where all are. */
  preview: MessagePreview | null;
}

/** Messages of others, for one person, from after one number up to and with another. */
export interface UnreadRange {
  roomId: ObjectId;
  userId: ObjectId;
  afterSeq: number;
  upToSeq?: number;
  /** Counting stops here. */
  limit: number;
}

/** As far as a person has read a room. */
export interface UnreadSince {
  roomId: ObjectId;
  afterSeq: number;
  /** The number of the newest message, where it is known; 0 in a room without. */
  newestSeq?: number;
}

/** As far as memberships have read their rooms, in which the newest messages are known. */
export function unreadSince(
  members: readonly RoomMemberDocument[],
  newest: ReadonlyMap<Id, NewestMessage>,
): UnreadSince[] {
  return members.map(({ roomId, lastReadSeq }) => {
    return { roomId, afterSeq: lastReadSeq, newestSeq: newest.get(toId(roomId))?.seq ?? 0 };
  });
}

export interface UnreadCounts {
  unreadCount: number;
  mentionCount: number;
}

/** What rooms show of their messages. The module of the messages stands above and gives it. */
export interface RoomMessages {
  /** By room; a room without messages is not among them. */
  newest(roomIds: readonly ObjectId[]): Promise<Map<Id, NewestMessage>>;
  latest(roomIds: readonly ObjectId[]): Promise<Map<Id, LatestMessage>>;
  /**
   * What is unread in each of these rooms, and how much of it mentions the person, all at once; both stop at 100.
   * Rooms without either are left out; rooms where nothing came since cost nothing.
   */
  countsOf(userId: ObjectId, rooms: readonly UnreadSince[]): Promise<Map<Id, UnreadCounts>>;
  /** Other people's undeleted messages outside threads; system messages are nobody's. */
  countUnread(range: UnreadRange): Promise<number>;
  /** Whether somebody can write in a thread of this message: it is of the room, and in no thread itself. */
  canHaveThread(roomId: ObjectId, messageId: ObjectId): Promise<boolean>;
  /** Why somebody who is in a room may say nothing there; null for most. */
  refusalToSpeak(userId: ObjectId, roomId: ObjectId): Promise<Error | null>;
  /** The system message as which an entry shows. */
  systemMessageOf(entry: RoomLogEntry): Promise<Message | null>;
}

/** Holds the place of what is given later. */
export class RoomMessagesSlot {
  #given: RoomMessages | null = null;

  give(messages: RoomMessages): void {
    this.#given = messages;
  }

  get(): RoomMessages {
    if (!this.#given) throw new Error('The rooms have not been told of the messages');
    return this.#given;
  }
}
