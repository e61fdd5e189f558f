import { Job } from '../../platform/job.js';
import type { Platform } from '../../platform/platform.js';
import type { AuthModule } from '../auth/index.js';
import type { UsersModule } from '../users/index.js';
import { AddMember } from './add-member.js';
import { CreateTeam } from './create-team.js';
import { ListMembers } from './list-members.js';
import { MemberChanges } from './member-changes.js';
import { Memberships } from './memberships.js';
import { TeamDeparturesRepository } from './team-departures.repository.js';
import { TeamMembersRepository } from './team-members.repository.js';
import { TeamMembersService } from './team-members.service.js';
import { createTeamProcedure } from './team-procedure.js';
import { purgeTeams } from './team-purge.js';
import type { Teams } from './teams.door.js';
import { teamDeparturesCollection, teamMembersCollection, teamsCollection } from './teams.model.js';
import { TeamsRepository } from './teams.repository.js';
import { createTeamsRouter, createTeamUsersProcedures } from './teams.router.js';
import { TeamsService } from './teams.service.js';

export type { TeamProcedure } from './team-procedure.js';
export type { Teams } from './teams.door.js';
export {
  teamCreated,
  teamDeleted,
  teamMemberJoined,
  teamMemberLeft,
  teamMemberRoleChanged,
  teamNotified,
  teamUpdated,
} from './teams.events.js';
export type { TeamDocument, TeamMemberDocument } from './teams.model.js';
export { canInviteAs, canManageInvitations } from './teams.policy.js';

const PURGE_EVERY_MS = 60 * 60_000;

interface Dependencies {
  auth: Pick<AuthModule, 'accounts'>;
  users: Pick<UsersModule, 'users'>;
}

/** Teams and who is in them. */
export function createTeamsModule(platform: Platform, { auth: { accounts }, users: { users } }: Dependencies) {
  const { db, bus, clock, logger } = platform;
  const repository = new TeamsRepository(db);
  const members = new TeamMembersRepository(db);
  const departures = new TeamDeparturesRepository(db);
  const memberships = new Memberships({ teams: repository, members, bus, clock });
  const createTeam = new CreateTeam({ teams: repository, members, memberships, bus, clock });
  const addMember = new AddMember({ memberships, members, departures, db, bus, clock });
  const memberChanges = new MemberChanges({ teams: repository, members, departures, accounts, db, bus, clock });
  const listMembers = new ListMembers({ members, accounts });
  const purge = new Job({
    everyMs: PURGE_EVERY_MS,
    run: () => purgeTeams({ teams: repository, members, departures, clock }),
    logger,
    failure: 'Deleted teams could not be purged',
  });
  users.registerAcquaintances({
    knownTo: (userId, among) => memberships.acquaintances(userId, among),
    whoKnow: (userId, among) => memberships.whoKnow(userId, among),
  });
  const teams: Teams = {
    find: (teamId) => memberships.find(teamId),
    membership: (teamId, userId) => memberships.membership(teamId, userId),
    memberships: (teamId, userIds) => memberships.memberships(teamId, userIds),
    membershipsOf: (userId) => memberships.membershipsOf(userId),
    memberIds: (teamId, options) => memberships.memberIds(teamId, options),
    memberCount: (teamId) => memberships.memberCount(teamId),
    addMember: (member) => addMember.add(member),
    present: (teamId, userId) => memberships.present(teamId, userId),
    presentToAll: (teamId) => memberships.presentToAll(teamId),
    guestsAmong: (teamIds, among) => members.guestsAmong(teamIds, among),
    peopleAmong: (teamId, among) => memberships.peopleAmong(teamId, among),
    unsynced: async (limit) => {
      const unfinished = await repository.withoutGeneralChannel(limit);
      for (const team of unfinished) await createTeam.completeOwner(team);
      return {
        teams: unfinished,
        members: await members.unsynced(limit),
        departures: await departures.list(limit),
        deleted: await repository.deletedWithChannels(limit),
      };
    },
    markGeneralChannel: (teamId) => repository.markGeneralChannel(teamId, clock.now()),
    markChannelsSynced: (teamId, userIds) => members.markSynced(teamId, userIds, clock.now()),
    markChannelsLeft: (teamId, userId) => departures.remove(teamId, userId),
    markChannelsDeleted: (teamId) => repository.markChannelsDeleted(teamId, clock.now()),
  };
  const teamProcedure = createTeamProcedure(teams);
  const service = new TeamsService({ memberships, members, teams: repository, createTeam, platform });
  const membersService = new TeamMembersService({ accounts, users, members, listMembers, addMember, memberChanges });
  return {
    router: createTeamsRouter({ teams: service, members: membersService, teamProcedure }),
    /** Belongs to `users.*`. */
    usersProcedures: createTeamUsersProcedures({ members: membersService, teamProcedure }),
    collections: [teamsCollection, teamMembersCollection, teamDeparturesCollection],
    teams,
    teamProcedure,
    /** Called once the collections are there. */
    start: () => purge.start(),
    /** For whoever does not want to wait for the next round. */
    purge: () => purge.run(),
    close: () => purge.close(),
  };
}
export type TeamsModule = ReturnType<typeof createTeamsModule>;
