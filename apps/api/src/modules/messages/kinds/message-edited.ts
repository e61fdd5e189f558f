import { LIMITS, MESSAGES, type TeamRole } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../../platform/errors.js';
import { actorOf, canTakePart, demand, type EntryKind, memberRef, roomRef } from '../../rooms/index.js';
import { messageRef, projectedMessages, replaceMessage, stateOf } from '../message-projection.js';
import { messageState } from '../messages.model.js';
import { canEdit, isOwn } from '../messages.policy.js';

const data = z.strictObject({ message: messageState });

export interface MessageEditedInput {
  messageId: ObjectId;
  body: string;
  /** What the editor is in the team of the room. */
  teamRole: TeamRole | null;
}

/** Somebody changed the words of a message of their own. The same words again change nothing. */
export const messageEdited: EntryKind<MessageEditedInput, z.infer<typeof data>> = {
  name: 'message.edited',
  data,
  leavesRevOn: projectedMessages,
  needs: (change) => [roomRef(change.roomId), memberRef(actorOf(change)), messageRef(change.input.messageId)],
  decide(view, change) {
    const actor = actorOf(change);
    const { messageId, body, teamRole } = change.input;
    const standing = { room: view.read(roomRef(view.roomId)), member: view.read(memberRef(actor)), teamRole };
    demand(canTakePart(standing));
    const found = view.read(messageRef(messageId));
    if (!found) throw errors.notFound();
    demand(canEdit(standing, { own: isOwn(found, actor) }));
    if (found.deletedAt) throw errors.precondition(MESSAGES.messageDeleted);
    if (body === '' && found.attachments.length === 0) throw errors.badInput('body', MESSAGES.emptyMessage);
    if (found.body === body) return { type: 'unchanged' };
    if (found.editCount >= LIMITS.editsPerMessage) throw errors.precondition(MESSAGES.tooManyEdits);
    const message = stateOf(found);
    const edited = { body, editedAt: view.now, editCount: message.editCount + 1, updatedAt: view.now };
    return { type: 'append', data: { message: { ...message, ...edited } } };
  },
  project: (entry) => [replaceMessage(entry)],
};
