import { LIMITS } from '@confab/shared';
import { canTakePart, isRoomAdmin, type Standing, type Verdict } from '../rooms/index.js';
import type { MessageState } from './messages.model.js';

/** What a person is to a message. System messages are nobody's own. */
export function isOwn(message: Pick<MessageState, 'senderId' | 'type'>, actor: MessageState['senderId']): boolean {
  return message.type !== 'system' && message.senderId.equals(actor);
}

/** Members may write, but not into an archived channel, and only its admins where posting is kept to them. */
export function canSend(standing: Standing): Verdict {
  const verdict = canTakePart(standing);
  if (verdict !== 'allowed') return verdict;
  if (standing.room?.archivedAt) return 'archived';
  return standing.room?.posting === 'admins' && !isRoomAdmin(standing) ? 'notAllowed' : 'allowed';
}

/** Nobody edits what somebody else wrote. */
export function canEdit(standing: Standing, message: { own: boolean }): Verdict {
  const verdict = canTakePart(standing);
  if (verdict !== 'allowed') return verdict;
  return message.own ? 'allowed' : 'notAllowed';
}

/** Room admins may delete other people's messages; system messages stay. */
export function canDelete(standing: Standing, message: { own: boolean; system: boolean }): Verdict {
  const verdict = canTakePart(standing);
  if (verdict !== 'allowed') return verdict;
  return message.own || (!message.system && isRoomAdmin(standing)) ? 'allowed' : 'notAllowed';
}

/** Everybody in the room may, also where few may write. What the room itself tells is not reacted to. */
export function canReact(standing: Standing, message: { system: boolean }): Verdict {
  const verdict = canTakePart(standing);
  if (verdict !== 'allowed') return verdict;
  if (standing.room?.archivedAt) return 'archived';
  return message.system ? 'notAllowed' : 'allowed';
}

/** What is worth keeping in sight is for members to say, guests excepted. */
export function canPin(standing: Standing, message: { system: boolean }): Verdict {
  const verdict = canReact(standing, message);
  return verdict === 'allowed' && standing.teamRole === 'guest' ? 'notAllowed' : verdict;
}

/** Calling for everybody in a large room is for its admins. */
export function canMentionAll(standing: Standing, memberCount: number): boolean {
  return memberCount <= LIMITS.mentionAllMembers || isRoomAdmin(standing);
}
