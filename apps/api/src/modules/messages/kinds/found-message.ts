import type { TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { errors } from '../../../platform/errors.js';
import {
  actorOf,
  canTakePart,
  type DocumentRef,
  demand,
  memberRef,
  type RoomDocument,
  type RoomView,
  roomRef,
  type Standing,
} from '../../rooms/index.js';
import { messageRef } from '../message-projection.js';
import type { MessageDocument } from '../messages.model.js';

/** A change of a message that exists. */
export interface MessageChange {
  messageId: ObjectId;
  /** What the actor is in the team of the room. */
  teamRole: TeamRole | null;
}

type ChangeOf = Parameters<typeof actorOf>[0] & { input: MessageChange };

/** What every such change is decided by. */
export function neededFor(change: ChangeOf): DocumentRef[] {
  return [roomRef(change.roomId), memberRef(actorOf(change)), messageRef(change.input.messageId)];
}

interface Found {
  actor: ObjectId;
  standing: Standing & { room: RoomDocument | null };
  found: MessageDocument;
}

/** The message, and what the actor is in its room. Throws for who is not in it, and where it has no such message. */
export function readMessage(view: RoomView, change: ChangeOf): Found {
  const actor = actorOf(change);
  const { messageId, teamRole } = change.input;
  const standing = { room: view.read(roomRef(view.roomId)), member: view.read(memberRef(actor)), teamRole };
  demand(canTakePart(standing));
  const found = view.read(messageRef(messageId));
  if (!found) throw errors.notFound();
  return { actor, standing, found };
}
