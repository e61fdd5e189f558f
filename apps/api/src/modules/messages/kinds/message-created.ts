import type { TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { actorOf, demand, type EntryKind, memberRef, projectedMembers, roomRef } from '../../rooms/index.js';
import { projectedMessages } from '../message-projection.js';
import { emptyMessage, messageState } from '../messages.model.js';
import { canSend } from '../messages.policy.js';

const data = z.strictObject({ message: messageState });

export interface MessageCreatedInput {
  /** The id the message is to have, the same in every try. */
  messageId: ObjectId;
  body: string;
  /** What the sender is in the team of the room. */
  teamRole: TeamRole | null;
}

/** Somebody said something. Who says something has read what was said before. */
export const messageCreated: EntryKind<MessageCreatedInput, z.infer<typeof data>> = {
  name: 'message.created',
  data,
  leavesRevOn: projectedMessages,
  needs: (change) => [roomRef(change.roomId), memberRef(actorOf(change))],
  decide(view, change) {
    const actor = actorOf(change);
    const { messageId, body, teamRole } = change.input;
    demand(canSend({ room: view.read(roomRef(view.roomId)), member: view.read(memberRef(actor)), teamRole }));
    const message = emptyMessage({
      _id: messageId,
      roomId: view.roomId,
      seq: view.next,
      senderId: actor,
      type: 'text',
      at: view.now,
    });
    return { type: 'append', data: { message: { ...message, body, clientId: change.clientId ?? null } } };
  },
  project: ({ rev, data: { message } }) => [
    { type: 'create', collection: projectedMessages, document: { ...message, rev } },
  ],
  personal: ({ roomId, rev, at, data: { message } }) => [
    {
      collection: projectedMembers,
      filter: { roomId, userId: message.senderId, leftAt: null, lastReadSeq: { $lt: rev } },
      update: { $set: { lastReadSeq: rev, updatedAt: at } },
    },
  ],
};
