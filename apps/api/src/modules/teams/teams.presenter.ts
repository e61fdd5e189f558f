import type { Team, TeamMember, TeamRole, UserRef } from '@confab/shared';
import { toId } from '../../platform/ids.js';
import type { TeamDocument, TeamMemberDocument } from './teams.model.js';

/** A team as somebody sees it; without a role in events, whose bytes are shared. */
export function toTeam(team: TeamDocument, options: { memberCount: number; myRole: TeamRole | null }): Team {
  return {
    id: toId(team._id),
    name: team.name,
    slug: team.slug,
    description: team.description,
    ownerId: toId(team.ownerId),
    memberCount: options.memberCount,
    myRole: options.myRole,
    createdAt: team.createdAt,
    updatedAt: team.updatedAt,
  };
}

/** A member, with the account it belongs to. */
export function toTeamMember(member: TeamMemberDocument, user: UserRef): TeamMember {
  return { user, role: member.role, joinedAt: member.joinedAt };
}
