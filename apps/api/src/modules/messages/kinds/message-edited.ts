import { LIMITS, MESSAGES } from '@confab/shared';
import { z } from 'zod';
import { type AppError, errors } from '../../../platform/errors.js';
import { demand, type EntryKind } from '../../rooms/index.js';
import { candidateRefs, decideMentions, type MentionCandidates } from '../mentions.js';
import { projectedMessages, replaceMessage, stateOf } from '../message-projection.js';
import { messageState } from '../messages.model.js';
import { canEdit, isOwn } from '../messages.policy.js';
import { mentionSteps } from '../threads/follow-steps.js';
import { type MessageChange, neededFor, readMessage } from './found-message.js';

const data = z.strictObject({ message: messageState });

export interface MessageEditedInput extends MessageChange {
  body: string;
  mentions: MentionCandidates;
  /** Why nothing can be said there all the same. Only told of what could be edited. */
  refusal: AppError | null;
}

/** Somebody changed the words of a message of their own. The same words again change nothing. */
export const messageEdited: EntryKind<MessageEditedInput, z.infer<typeof data>> = {
  name: 'message.edited',
  data,
  leavesRevOn: projectedMessages,
  needs: (change) => [...neededFor(change), ...candidateRefs(change.input.mentions)],
  decide(view, change) {
    const { body, refusal } = change.input;
    const { actor, standing, found } = readMessage(view, change);
    demand(canEdit(standing, { own: isOwn(found, actor) }));
    if (refusal) throw refusal;
    if (found.deletedAt) throw errors.precondition(MESSAGES.messageDeleted);
    if (body === '' && found.attachments.length === 0) throw errors.badInput('body', MESSAGES.emptyMessage);
    if (found.body === body) return { type: 'unchanged' };
    if (found.editCount >= LIMITS.editsPerMessage) throw errors.precondition(MESSAGES.tooManyEdits);
    const message = stateOf(found);
    const edited = { body, editedAt: view.now, editCount: message.editCount + 1, updatedAt: view.now };
    const mentions = decideMentions(view, standing, change.input.mentions, found.mentionsAll);
    return { type: 'append', data: { message: { ...message, ...edited, ...mentions } } };
  },
  project: (entry) => [replaceMessage(entry)],
  personal: (entry) => (entry.data.message.threadRootId ? mentionSteps(entry, entry.data.message) : []),
};
