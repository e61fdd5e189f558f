import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import type { UsersModule } from '../users/index.js';
import { AddMember } from './add-member.js';
import { CreateTeam } from './create-team.js';
import { ListMembers } from './list-members.js';
import { Memberships } from './memberships.js';
import { TeamMembersRepository } from './team-members.repository.js';
import { createTeamProcedure } from './team-procedure.js';
import type { Teams } from './teams.door.js';
import { teamMembersCollection, teamsCollection } from './teams.model.js';
import { TeamsRepository } from './teams.repository.js';
import { createTeamsRouter } from './teams.router.js';
import { TeamsService } from './teams.service.js';

export type { TeamProcedure } from './team-procedure.js';
export type { Teams } from './teams.door.js';
export { teamCreated, teamMemberJoined, teamMemberLeft } from './teams.events.js';
export type { TeamDocument, TeamMemberDocument } from './teams.model.js';
export { canInviteAs, canManageInvitations } from './teams.policy.js';

interface Dependencies {
  auth: Pick<AuthModule, 'accounts'>;
  users: Pick<UsersModule, 'users'>;
}

/** Teams and who is in them. */
export function createTeamsModule(platform: Platform, dependencies: Dependencies) {
  const { db, bus, clock } = platform;
  const repository = new TeamsRepository(db);
  const members = new TeamMembersRepository(db);
  const memberships = new Memberships({ teams: repository, members, bus, clock });
  const createTeam = new CreateTeam({ teams: repository, members, memberships, bus, clock });
  const addMember = new AddMember({ memberships, members, bus, clock });
  const listMembers = new ListMembers({ members, accounts: dependencies.auth.accounts });
  dependencies.users.users.registerAcquaintances((userId, among) => memberships.acquaintances(userId, among));
  const teams: Teams = {
    find: (teamId) => memberships.find(teamId),
    membership: (teamId, userId) => memberships.membership(teamId, userId),
    memberships: (teamId, userIds) => memberships.memberships(teamId, userIds),
    membershipsOf: (userId) => memberships.membershipsOf(userId),
    memberIds: (teamId, options) => memberships.memberIds(teamId, options),
    memberCount: (teamId) => memberships.memberCount(teamId),
    addMember: (member) => addMember.add(member),
    present: (teamId, userId) => memberships.present(teamId, userId),
    unsynced: async (limit) => {
      const unfinished = await repository.withoutGeneralChannel(limit);
      for (const team of unfinished) await createTeam.completeOwner(team);
      return { teams: unfinished, members: await members.unsynced(limit) };
    },
    markGeneralChannel: (teamId) => repository.markGeneralChannel(teamId, clock.now()),
    markChannelsSynced: (teamId, userIds) => members.markSynced(teamId, userIds, clock.now()),
  };
  const teamProcedure = createTeamProcedure(teams);
  const service = new TeamsService({ memberships, members, createTeam, listMembers });
  return {
    router: createTeamsRouter(service, teamProcedure),
    collections: [teamsCollection, teamMembersCollection],
    teams,
    teamProcedure,
  };
}
export type TeamsModule = ReturnType<typeof createTeamsModule>;
