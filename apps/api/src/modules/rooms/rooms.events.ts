import type { ObjectId } from 'mongodb';
import { defineSharedEvent } from '../../platform/event-bus.js';
import type { TypingNews } from './typing/typing-store.js';

/** Somebody's read mark moved; `shared` where the others in the room are to hear of it. */
export const readMarkMoved = defineSharedEvent<{
  roomId: ObjectId;
  userId: ObjectId;
  seq: number;
  version: number;
  shared: boolean;
}>('rooms.readMarkMoved', ({ roomId }) => roomId.toHexString());

/** Somebody began or stopped typing. */
export const typingChanged = defineSharedEvent<TypingNews>('rooms.typingChanged', ({ roomId }) => roomId.toHexString());

/** Somebody's own preferences for a room changed. */
export const preferencesChanged = defineSharedEvent<{ roomId: ObjectId; userId: ObjectId }>(
  'rooms.preferencesChanged',
  ({ roomId }) => roomId.toHexString(),
);
