import { LIMITS, MESSAGES, parseMentions } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { errors } from '../../platform/errors.js';
import type { Accounts } from '../auth/index.js';
import { memberRef, type RoomDocument, type RoomView, type Standing } from '../rooms/index.js';
import type { MessageState } from './messages.model.js';
import { canMentionAll } from './messages.policy.js';

/** Whom a text may mean: which of them are in the room is decided with the message. */
export interface MentionCandidates {
  users: ObjectId[];
  all: MessageState['mentionsAll'];
}

/** A text may name more people than it can mention; beyond this many it is not looked who they are. */
const LOOKED_UP = 200;

/** Finds the people that a text names. */
export async function findCandidates(
  accounts: Pick<Accounts, 'findByUsernames'>,
  body: string,
): Promise<MentionCandidates> {
  const { usernames, all } = parseMentions(body);
  const users = usernames.length > 0 ? await accounts.findByUsernames(usernames.slice(0, LOOKED_UP)) : [];
  return { users, all };
}

/** The memberships that tell who of the candidates is mentioned. */
export function candidateRefs({ users }: MentionCandidates) {
  return users.map(memberRef);
}

/**
 * Who is mentioned: those who are in the room. Throws where the text mentions more than it may; what `before` mentioned
 * already stays.
 */
export function decideMentions(
  view: RoomView,
  standing: Standing & { room: RoomDocument | null },
  { users, all }: MentionCandidates,
  before: MessageState['mentionsAll'] = null,
): Pick<MessageState, 'mentions' | 'mentionsAll'> {
  const mentions = users.filter((userId) => view.read(memberRef(userId))?.leftAt === null);
  if (mentions.length > LIMITS.mentionsPerMessage) throw errors.precondition(MESSAGES.tooManyMentions);
  if (all && !before && !canMentionAll(standing, standing.room?.memberCount ?? 0)) {
    throw errors.forbidden(MESSAGES.mentionsAllNotAllowed);
  }
  return { mentions, mentionsAll: all };
}
