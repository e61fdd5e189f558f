import type { ObjectId } from 'mongodb';

/** Somebody typing: in the room itself, or in a thread of it. */
export interface Typist {
  userId: ObjectId;
  threadRootId: ObjectId | null;
  since: Date;
}

/** What is told of somebody's typing. */
export interface TypingNews {
  roomId: ObjectId;
  userId: ObjectId;
  threadRootId: ObjectId | null;
  isTyping: boolean;
  /** It is over because it was sent. */
  isSent: boolean;
}

/** Who is typing where, on all nodes. Signs grow old by themselves. */
export interface TypingStore {
  /** Notes a sign; true if the others are to be told of it. */
  sign(roomId: ObjectId, userId: ObjectId, threadRootId: ObjectId | null): Promise<boolean>;
  /** Takes somebody's sign back; false if there was none. */
  stop(roomId: ObjectId, userId: ObjectId, threadRootId: ObjectId | null): Promise<boolean>;
  typists(roomId: ObjectId): Promise<Typist[]>;
  /** What was told of somebody, on whichever node. */
  heard(news: TypingNews): void;
}
