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
  directIsFixed: () => errors.precondition(MESSAGES.directCannotChange),
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

/** Team admins and owners are room admins of the channels they are in, and of public ones. In conversations nobody is. */
export function isRoomAdmin(standing: Standing): boolean {
  const { room, member, teamRole } = standing;
  if (!room || !isChannel(room)) return false;
  const access = accessOf(standing);
  if (isTeamAdmin(teamRole)) return access === 'member' || (access === 'outside' && room.kind === 'public');
  return access === 'member' && member?.role === 'admin';
}

function isTeamAdmin(teamRole: TeamRole | null): boolean {
  return teamRole === 'admin' || teamRole === 'owner';
}

/** Looking at a room without its messages. */
export function canSee(standing: Standing): Verdict {
  return accessOf(standing) === 'hidden' ? 'hidden' : 'allowed';
}

/** Joining of one's own will. To who may not, the channel is not there. */
export function canJoin(standing: Standing): Verdict {
  if (standing.room && !isChannel(standing.room)) return 'hidden';
  const verdict = canSee(standing);
  return verdict === 'allowed' && standing.room?.archivedAt && accessOf(standing) !== 'member' ? 'archived' : verdict;
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

/** Looking after a room: its topic, and who is in it. All its members may, guests excepted. */
export function canTend(standing: Standing): Verdict {
  if (isRoomAdmin(standing)) return standing.room?.archivedAt ? 'archived' : 'allowed';
  const verdict = canTakePart(standing);
  if (verdict !== 'allowed') return verdict;
  if (standing.teamRole === 'guest') return 'notAllowed';
  if (standing.room?.kind === 'direct') return 'directIsFixed';
  return standing.room?.archivedAt ? 'archived' : 'allowed';
}

/** What is kept to the admins of a channel: its name, its kind, who may post, who is removed, and putting it away. */
export function canManage(standing: Standing): Verdict {
  return isRoomAdmin(standing) ? 'allowed' : refusalOf(standing);
}

/** A channel is deleted by those who lead its team, a conversation by who began it. */
export function canDeleteRoom(standing: Standing, person: { isCreator: boolean }): Verdict {
  if (standing.room && isChannel(standing.room)) {
    return isRoomAdmin(standing) && isTeamAdmin(standing.teamRole) ? 'allowed' : refusalOf(standing);
  }
  const verdict = canTakePart(standing);
  if (verdict !== 'allowed') return verdict;
  return person.isCreator && standing.teamRole !== 'guest' ? 'allowed' : 'notAllowed';
}

/** Sending somebody away: from a channel its admins may, from a group who began it. */
export function canRemove(standing: Standing, person: { isCreator: boolean }): Verdict {
  if (standing.room && isChannel(standing.room)) return canManage(standing);
  const verdict = canTakePart(standing);
  if (verdict !== 'allowed') return verdict;
  if (standing.room?.kind === 'direct') return 'directIsFixed';
  return person.isCreator && standing.teamRole !== 'guest' ? 'allowed' : 'notAllowed';
}

/** Why somebody may not do what members alone may not do. */
function refusalOf(standing: Standing): Verdict {
  const verdict = canTakePart(standing);
  return verdict === 'allowed' ? 'notAllowed' : verdict;
}
