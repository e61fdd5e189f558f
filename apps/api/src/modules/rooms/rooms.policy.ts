import { MESSAGES, type TeamRole } from '@confab/shared';
import { type AppError, errors } from '../../platform/errors.js';
import type { RoomDocument, RoomMemberDocument } from './rooms.model.js';

/** All that decides what a person may do in a room. `teamRole` is what the person is in the room's team, if it has one. */
export interface Standing {
  room: Pick<RoomDocument, 'kind' | 'posting' | 'archivedAt' | 'deletedAt'> | null;
  member: Pick<RoomMemberDocument, 'role' | 'leftAt'> | null;
  teamRole: TeamRole | null;
}

/** `outside`: the person may know of the room without being in it. */
export type Access = 'member' | 'outside' | 'hidden';

const REFUSALS = {
  hidden: () => errors.notFound(),
  outside: () => errors.forbidden(MESSAGES.noRoomAccess),
  notAllowed: () => errors.forbidden(),
  archived: () => errors.precondition(MESSAGES.channelArchived),
  direct: () => errors.precondition(MESSAGES.directCannotBeLeft),
} as const satisfies Record<string, () => AppError>;

/** What a policy says: yes, or why not. */
export type Verdict = 'allowed' | keyof typeof REFUSALS;

/** Throws the refusal that a verdict stands for. */
export function demand(verdict: Verdict): void {
  if (verdict !== 'allowed') throw REFUSALS[verdict]();
}

export function isChannel(room: Pick<RoomDocument, 'kind'>): boolean {
  return room.kind !== 'direct' && room.kind !== 'group';
}

/** Whether the room is there for this person. A channel is so only for its team; a public one to all but guests. */
export function accessOf({ room, member, teamRole }: Standing): Access {
  if (!room || room.deletedAt) return 'hidden';
  if (isChannel(room) && teamRole === null) return 'hidden';
  if (member && member.leftAt === null) return 'member';
  return room.kind === 'public' && teamRole !== 'guest' ? 'outside' : 'hidden';
}

/** What is for members alone: most of what one can do in a room. */
export function canTakePart(standing: Standing): Verdict {
  const access = accessOf(standing);
  return access === 'member' ? 'allowed' : access;
}

/** Team admins and owners are room admins of the channels they are in. In conversations nobody is. */
export function isRoomAdmin({ room, member, teamRole }: Standing): boolean {
  if (!room || !isChannel(room)) return false;
  return member?.role === 'admin' || teamRole === 'admin' || teamRole === 'owner';
}

/** Looking at a room without its messages. */
export function canSee(standing: Standing): Verdict {
  return accessOf(standing) === 'hidden' ? 'hidden' : 'allowed';
}

/** Joining of one's own will. To who may not, the channel is not there. */
export function canJoin(standing: Standing): Verdict {
  if (standing.room && !isChannel(standing.room)) return 'hidden';
  return canSee(standing);
}

export function canLeave(standing: Standing): Verdict {
  const verdict = canTakePart(standing);
  return verdict === 'allowed' && standing.room?.kind === 'direct' ? 'direct' : verdict;
}

/** Showing that one is typing: where one could take part in writing. */
export function canType(standing: Standing): Verdict {
  const verdict = canTakePart(standing);
  return verdict === 'allowed' && standing.room?.archivedAt ? 'archived' : verdict;
}
