import type { TeamRole } from '@confab/shared';

const RANK: Readonly<Record<TeamRole, number>> = { guest: 0, member: 1, admin: 2, owner: 3 };

function isTeamAdmin(role: TeamRole): boolean {
  return RANK[role] >= RANK.admin;
}

/** Owners may give and take any role; admins decide who is a member or a guest. */
function governs(role: TeamRole, governed: TeamRole): boolean {
  return role === 'owner' || (role === 'admin' && RANK[governed] <= RANK.member);
}

/** Changing what the team is called and says of itself. */
export function canUpdateTeam(role: TeamRole): boolean {
  return isTeamAdmin(role);
}

/** Saying something to everybody at once. */
export function canNotifyTeam(role: TeamRole): boolean {
  return isTeamAdmin(role);
}

export function canDeleteTeam(role: TeamRole): boolean {
  return role === 'owner';
}

/** Adding, removing and changing anybody at all; whom and to what is asked next. */
export function canManageMembers(role: TeamRole): boolean {
  return isTeamAdmin(role);
}

export function canAddAs(role: TeamRole, added: TeamRole): boolean {
  return governs(role, added);
}

export function canRemove(role: TeamRole, removed: TeamRole): boolean {
  return governs(role, removed);
}

export function canSetRole(role: TeamRole, change: { from: TeamRole; to: TeamRole }): boolean {
  return governs(role, change.from) && governs(role, change.to);
}

/** A guest knows only the rooms it was added to. */
export function canListMembers(role: TeamRole): boolean {
  return role !== 'guest';
}

/** Admins and owners see, make and revoke invitations. */
export function canManageInvitations(role: TeamRole): boolean {
  return isTeamAdmin(role);
}

/** Nobody invites anybody to more than they are themselves, nor as an owner. */
export function canInviteAs(role: TeamRole, invited: TeamRole): boolean {
  return canManageInvitations(role) && invited !== 'owner' && RANK[invited] <= RANK[role];
}
