import { MESSAGES, type TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { type AppError, errors } from '../../../platform/errors.js';
import { isPicture, type StoredAttachment } from '../../files/index.js';
import { actorOf, demand, type EntryKind, memberRef, projectedMembers, roomRef } from '../../rooms/index.js';
import { createMessage, messageRef, projectedMessages } from '../message-projection.js';
import { emptyMessage, type MessageState, messageState } from '../messages.model.js';
import { canSend } from '../messages.policy.js';

const data = z.strictObject({ message: messageState });

export interface MessageCreatedInput {
  /** The id the message is to have, the same in every try. */
  messageId: ObjectId;
  body: string;
  attachments: StoredAttachment[];
  /** Why the files that were named cannot be attached. Only said to who may send. */
  refusal: AppError | null;
  /** What the sender is in the team of the room. */
  teamRole: TeamRole | null;
}

/** Somebody said something. Who says something has read what was said before. */
export const messageCreated: EntryKind<MessageCreatedInput, z.infer<typeof data>> = {
  name: 'message.created',
  data,
  leavesRevOn: projectedMessages,
  needs: (change) => [
    roomRef(change.roomId),
    memberRef(actorOf(change)),
    ...(change.input.attachments.length > 0 ? [messageRef(change.input.messageId)] : []),
  ],
  decide(view, change) {
    const actor = actorOf(change);
    const { messageId, body, attachments, refusal, teamRole } = change.input;
    demand(canSend({ room: view.read(roomRef(view.roomId)), member: view.read(memberRef(actor)), teamRole }));
    if (refusal) throw refusal;
    // Two sends of the same files have the same id; one of them comes first.
    if (attachments.length > 0 && view.read(messageRef(messageId))) throw errors.precondition(MESSAGES.attachmentTaken);
    const message = emptyMessage({
      _id: messageId,
      roomId: view.roomId,
      seq: view.next,
      senderId: actor,
      type: typeOf(attachments),
      at: view.now,
    });
    return { type: 'append', data: { message: { ...message, body, attachments, clientId: change.clientId ?? null } } };
  },
  project: (entry) => [createMessage(entry)],
  personal: ({ roomId, rev, at, data: { message } }) => [
    {
      collection: projectedMembers,
      filter: { roomId, userId: message.senderId, leftAt: null, lastReadSeq: { $lt: rev } },
      update: { $set: { lastReadSeq: rev, updatedAt: at } },
    },
  ],
};

function typeOf(attachments: readonly StoredAttachment[]): MessageState['type'] {
  if (attachments.length === 0) return 'text';
  return attachments.every(isPicture) ? 'image' : 'file';
}
