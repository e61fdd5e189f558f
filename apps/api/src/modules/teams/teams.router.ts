import {
  noInput,
  okSchema,
  pageOf,
  teamMemberSchema,
  teamSchema,
  teamsAddMemberInput,
  teamsCreateInput,
  teamsDeleteInput,
  teamsGetInput,
  teamsLeaveInput,
  teamsMembersInput,
  teamsNotifyInput,
  teamsRemoveMemberInput,
  teamsSetRoleInput,
  teamsUpdateInput,
  userSchema,
  usersInTeamInput,
} from '@confab/shared';
import { z } from 'zod';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { TeamMembersService } from './team-members.service.js';
import type { TeamProcedure } from './team-procedure.js';
import type { TeamsService } from './teams.service.js';

interface TeamsRouterOptions {
  teams: TeamsService;
  members: TeamMembersService;
  teamProcedure: TeamProcedure;
}

const done = { ok: true } as const;

/** `teams.*`: teams, and who is in them. */
export function createTeamsRouter({ teams, members, teamProcedure }: TeamsRouterOptions) {
  return router({
    create: authedProcedure
      .input(teamsCreateInput)
      .output(teamSchema)
      .mutation(({ ctx, input }) => teams.create(ctx.caller, input)),
    list: authedProcedure
      .input(noInput)
      .output(z.array(teamSchema))
      .query(({ ctx }) => teams.list(ctx.caller)),
    get: teamProcedure
      .input(teamsGetInput)
      .output(teamSchema)
      .query(({ ctx }) => teams.get(ctx.membership)),
    update: teamProcedure
      .input(teamsUpdateInput)
      .output(teamSchema)
      .mutation(({ ctx, input }) => teams.update(ctx.membership, input)),
    delete: teamProcedure
      .input(teamsDeleteInput)
      .output(okSchema)
      .mutation(({ ctx }) => teams.delete(ctx.membership).then(() => done)),
    notify: teamProcedure
      .input(teamsNotifyInput)
      .output(okSchema)
      .mutation(({ ctx, input }) => teams.notify(ctx.membership, input).then(() => done)),
    members: teamProcedure
      .input(teamsMembersInput)
      .output(pageOf(teamMemberSchema))
      .query(({ ctx, input }) => members.list(ctx.membership, input)),
    addMember: teamProcedure
      .input(teamsAddMemberInput)
      .output(teamMemberSchema)
      .mutation(({ ctx, input }) => members.add(ctx.membership, input)),
    removeMember: teamProcedure
      .input(teamsRemoveMemberInput)
      .output(okSchema)
      .mutation(({ ctx, input }) => members.remove(ctx.membership, input).then(() => done)),
    setRole: teamProcedure
      .input(teamsSetRoleInput)
      .output(teamMemberSchema)
      .mutation(({ ctx, input }) => members.setRole(ctx.membership, input)),
    leave: teamProcedure
      .input(teamsLeaveInput)
      .output(okSchema)
      .mutation(({ ctx }) => members.leave(ctx.membership).then(() => done)),
  });
}

/** What teams add to `users.*`. */
export function createTeamUsersProcedures({ members, teamProcedure }: Omit<TeamsRouterOptions, 'teams'>) {
  return {
    inTeam: teamProcedure
      .input(usersInTeamInput)
      .output(pageOf(userSchema))
      .query(({ ctx, input }) => members.profiles(ctx.membership, input)),
  };
}
