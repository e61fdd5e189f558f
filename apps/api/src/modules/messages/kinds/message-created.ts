import { MESSAGES, type TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { type AppError, errors } from '../../../platform/errors.js';
import { objectId } from '../../../platform/mongo/index.js';
import { isPicture, type StoredAttachment } from '../../files/index.js';
import {
  actorOf,
  demand,
  type EntryKind,
  memberRef,
  projectedMembers,
  type RoomView,
  roomRef,
} from '../../rooms/index.js';
import { candidateRefs, decideMentions, type MentionCandidates } from '../mentions.js';
import { createMessage, messageRef, projectedMessages } from '../message-projection.js';
import { emptyMessage, type MessageDocument, type MessageState, messageState } from '../messages.model.js';
import { canSend } from '../messages.policy.js';
import { followSteps } from '../threads/follow-steps.js';

const data = z.strictObject({
  message: messageState,
  /** Who wrote the message in whose thread this one stands. */
  rootSenderId: objectId().nullable().default(null),
});

export interface MessageCreatedInput {
  /** The id the message is to have, the same in every try. */
  messageId: ObjectId;
  body: string;
  attachments: StoredAttachment[];
  mentions: MentionCandidates;
  replyToId: ObjectId | null;
  /** The message in whose thread it is to stand. */
  threadRootId: ObjectId | null;
  /** Why it cannot be sent all the same, such as for files that cannot be attached. Only said to who may send. */
  refusal: AppError | null;
  /** What the sender is in the team of the room. */
  teamRole: TeamRole | null;
}

/** Somebody said something. Who says something has read what was said before. */
export const messageCreated: EntryKind<MessageCreatedInput, z.infer<typeof data>> = {
  name: 'message.created',
  data,
  leavesRevOn: projectedMessages,
  needs: (change) => {
    const { attachments, messageId, mentions, replyToId, threadRootId } = change.input;
    return [
      roomRef(change.roomId),
      memberRef(actorOf(change)),
      ...(attachments.length > 0 ? [messageRef(messageId)] : []),
      ...candidateRefs(mentions),
      ...[replyToId, threadRootId].flatMap((id) => (id ? [messageRef(id)] : [])),
    ];
  },
  decide(view, change) {
    const actor = actorOf(change);
    const { messageId, body, attachments, refusal, teamRole } = change.input;
    const room = view.read(roomRef(view.roomId));
    const standing = { room, member: view.read(memberRef(actor)), teamRole };
    demand(canSend(standing));
    if (refusal) throw refusal;
    // Two sends of the same files have the same id; one of them comes first.
    if (attachments.length > 0 && view.read(messageRef(messageId))) throw errors.precondition(MESSAGES.attachmentTaken);
    const root = readRoot(view, change.input.threadRootId);
    const { mentions, mentionsAll } = decideMentions(view, standing, change.input.mentions);
    const message = emptyMessage({
      _id: messageId,
      roomId: view.roomId,
      seq: view.next,
      senderId: actor,
      type: typeOf(attachments),
      at: view.now,
    });
    return {
      type: 'append',
      data: {
        message: {
          ...message,
          mentions,
          mentionsAll,
          body,
          attachments,
          replyToId: readAnswered(view, change.input.replyToId),
          threadRootId: root?._id ?? null,
          clientId: change.clientId ?? null,
        },
        rootSenderId: root?.senderId ?? null,
      },
    };
  },
  project: (entry) => [createMessage(entry)],
  personal: (entry, idOf) => {
    const { roomId, rev, at, data: created } = entry;
    const { senderId: userId, threadRootId } = created.message;
    if (threadRootId) return followSteps(entry, created.message, created.rootSenderId);
    const memberId = idOf(memberRef(userId));
    return [
      {
        collection: projectedMembers,
        filter: memberId ? { _id: memberId } : { roomId, userId },
        update: { $max: { lastReadSeq: rev, updatedAt: at } },
      },
    ];
  },
};

/** The message in whose thread to write: of this room, still there, and said by somebody. */
function readRoot(view: RoomView, id: ObjectId | null): MessageDocument | null {
  if (!id) return null;
  const root = view.read(messageRef(id));
  if (!root || root.type === 'system' || root.threadRootId) throw errors.notFound();
  if (root.deletedAt) throw errors.precondition(MESSAGES.messageDeleted);
  return root;
}

/** The message that is answered: of this room, and still there. */
function readAnswered(view: RoomView, id: ObjectId | null): ObjectId | null {
  if (!id) return null;
  const answered = view.read(messageRef(id));
  if (!answered || answered.deletedAt) throw errors.notFound();
  return id;
}

function typeOf(attachments: readonly StoredAttachment[]): MessageState['type'] {
  if (attachments.length === 0) return 'text';
  return attachments.every(isPicture) ? 'image' : 'file';
}
