import type { FeedEvent, FeedEventOf, Id, MessagesChangesResult } from '@confab/shared';

/** An event that is an entry of a room's log. */
export type RoomEvent = FeedEventOf<'message' | 'room' | 'member'>;
/** An event that stands for itself. */
export type PlainEvent = Exclude<FeedEvent, RoomEvent | FeedEventOf<'ready'>>;

/** A page of a room's log that is to be read. */
export interface Fetch {
  readonly roomId: Id;
  readonly sinceRev: number;
  /** Tells this knowledge of the room from an earlier one that was forgotten. */
  readonly generation: number;
  /** How often the same page has brought nothing new. */
  readonly attempt: number;
}

/** What was read: the messages that changed after `sinceRev`, each in its present state. */
export interface RoomChanges {
  readonly roomId: Id;
  readonly sinceRev: number;
  readonly changes: MessagesChangesResult;
}

export interface Ready {
  /** True for the first since the sign-in. After any other, fetch again what has no `rev`. */
  readonly first: boolean;
  readonly rooms: FeedEventOf<'ready'>['rooms'];
}

/** What follows from something that came in: to be told to the application, or to be fetched. */
export type SyncEffect =
  /** The next change of a known room; in order, each once. */
  | { readonly type: 'applied'; readonly event: RoomEvent }
  /** A change of a room that is not known, or is being caught up: a sign of life, not to be applied to its messages. */
  | { readonly type: 'hint'; readonly event: RoomEvent }
  | { readonly type: 'plain'; readonly event: PlainEvent }
  | ({ readonly type: 'changes' } & RoomChanges)
  /** What is held of the room is of no use any more: forget it and load it afresh. */
  | { readonly type: 'reset'; readonly roomId: Id }
  | { readonly type: 'roomGone'; readonly roomId: Id }
  | { readonly type: 'roomNew'; readonly roomId: Id }
  | ({ readonly type: 'ready' } & Ready)
  | ({ readonly type: 'fetch' } & Fetch);
