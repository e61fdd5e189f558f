import { LIMITS, MESSAGES } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { type AppError, errors } from '../../../platform/errors.js';
import { demand, type EntryKind } from '../../rooms/index.js';
import { projectedMessages, replaceMessage, stateOf } from '../message-projection.js';
import { type MessageState, messageState } from '../messages.model.js';
import { canReact } from '../messages.policy.js';
import { type MessageChange, neededFor, readMessage } from './found-message.js';

const data = z.strictObject({ message: messageState });
type Reactions = MessageState['reactions'];

export interface MessageReactedInput extends MessageChange {
  emoji: string;
  action: 'add' | 'remove';
  /** Why nothing can be said there all the same; a reaction can be taken back anyway. */
  refusal: AppError | null;
}

/** Somebody reacted to a message, or took a reaction back. The same again changes nothing. */
export const messageReacted: EntryKind<MessageReactedInput, z.infer<typeof data>> = {
  name: 'message.reacted',
  data,
  leavesRevOn: projectedMessages,
  needs: neededFor,
  decide(view, change) {
    const { emoji, action, refusal } = change.input;
    const { actor, standing, found } = readMessage(view, change);
    demand(canReact(standing, { system: found.type === 'system' }));
    if (refusal && action === 'add') throw refusal;
    if (found.deletedAt) throw errors.precondition(MESSAGES.messageDeleted);
    const reactions =
      action === 'add' ? withReaction(found.reactions, emoji, actor) : without(found.reactions, emoji, actor);
    if (!reactions) return { type: 'unchanged' };
    return { type: 'append', data: { message: { ...stateOf(found), reactions, updatedAt: view.now } } };
  },
  project: (entry) => [replaceMessage(entry)],
};

/** The reactions with one more, kinds in the order in which they came first; null where it is there already. */
function withReaction(reactions: Reactions, emoji: string, userId: ObjectId): Reactions | null {
  const same = reactions.find((reaction) => reaction.emoji === emoji);
  if (same?.userIds.some((id) => id.equals(userId))) return null;
  const total = reactions.reduce((sum, { userIds }) => sum + userIds.length, 0);
  const kinds = reactions.length + (same ? 0 : 1);
  if (kinds > LIMITS.reactionKindsPerMessage || total >= LIMITS.reactionsPerMessage) {
    throw errors.precondition(MESSAGES.tooManyReactions);
  }
  if (!same) return [...reactions, { emoji, userIds: [userId] }];
  return reactions.map((reaction) => (reaction === same ? { emoji, userIds: [...same.userIds, userId] } : reaction));
}

/** The reactions with one less; null where it is not there. */
function without(reactions: Reactions, emoji: string, userId: ObjectId): Reactions | null {
  const same = reactions.find((reaction) => reaction.emoji === emoji);
  if (!same?.userIds.some((id) => id.equals(userId))) return null;
  const userIds = same.userIds.filter((id) => !id.equals(userId));
  return reactions.flatMap((reaction) => {
    if (reaction !== same) return [reaction];
    return userIds.length > 0 ? [{ emoji, userIds }] : [];
  });
}
