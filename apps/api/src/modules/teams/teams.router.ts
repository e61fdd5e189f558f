import {
  noInput,
  pageOf,
  teamMemberSchema,
  teamSchema,
  teamsCreateInput,
  teamsGetInput,
  teamsMembersInput,
} from '@confab/shared';
import { z } from 'zod';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { TeamProcedure } from './team-procedure.js';
import type { TeamsService } from './teams.service.js';

/** `teams.*`: making teams and looking at them. */
export function createTeamsRouter(teams: TeamsService, teamProcedure: TeamProcedure) {
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
    members: teamProcedure
      .input(teamsMembersInput)
      .output(pageOf(teamMemberSchema))
      .query(({ ctx, input }) => teams.members(ctx.membership, input)),
  });
}
