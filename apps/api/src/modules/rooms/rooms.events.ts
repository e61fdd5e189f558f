import type { ObjectId } from 'mongodb';
import { defineEvent } from '../../platform/event-bus.js';

/** Somebody's read mark moved; `shared` where the others in the room are to hear of it. */
export const readMarkMoved = defineEvent<{
  roomId: ObjectId;
  userId: ObjectId;
  seq: number;
  version: number;
  shared: boolean;
}>('rooms.readMarkMoved');

/** Somebody began or stopped typing. */
export const typingChanged = defineEvent<{
  roomId: ObjectId;
  userId: ObjectId;
  threadRootId: ObjectId | null;
  isTyping: boolean;
}>('rooms.typingChanged');
