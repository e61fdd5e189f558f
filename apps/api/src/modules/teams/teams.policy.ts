import type { TeamRole } from '@confab/shared';

const RANK: Readonly<Record<TeamRole, number>> = { guest: 0, member: 1, admin: 2, owner: 3 };

/** A guest knows only the rooms it was added to. */
export function canListMembers(role: TeamRole): boolean {
  return role !== 'guest';
}

/** Admins and owners see, make and revoke invitations. */
export function canManageInvitations(role: TeamRole): boolean {
  return RANK[role] >= RANK.admin;
}

/** Nobody invites anybody to more than they are themselves, nor as an owner. */
export function canInviteAs(role: TeamRole, invited: TeamRole): boolean {
  return canManageInvitations(role) && invited !== 'owner' && RANK[invited] <= RANK[role];
}
