import type { FeedEventOf, Id, Message } from '@confab/shared';
import type { PlainEvent, Ready, RoomChanges, RoomEvent } from './sync-effect.js';

/** What the feed tells its listeners: its own findings, and every event without a `rev` under its own name. */
export interface FeedEvents extends PlainEvents {
  /** The next change of a known room; in order, each exactly once, none missing. */
  applied: RoomEvent;
  /** What was missed in a known room: its messages that changed since, in their present state, in place of events. */
  changes: RoomChanges;
  /** A change of a room that is not known or not yet caught up: moves a sidebar, but is not applied to messages. */
  hint: RoomEvent;
  /** A message that was just written in a known room, live or found while catching up; each exactly once. */
  created: Message;
  ready: Ready;
  roomNew: { readonly roomId: Id };
  roomGone: { readonly roomId: Id };
  /** Forget what is held of the room and load it afresh. */
  reset: { readonly roomId: Id };
}

type PlainEvents = { [Type in PlainEvent['type']]: FeedEventOf<Type> };
