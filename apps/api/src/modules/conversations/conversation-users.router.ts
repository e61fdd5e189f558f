import { pageOf, userSchema, usersInTeamInput } from '@confab/shared';
import type { TeamsModule } from '../teams/index.js';
import type { Interacted } from './interacted.js';

/** What conversations add to `users.*`. */
export function createConversationUsersProcedures(interacted: Interacted, teamProcedure: TeamsModule['teamProcedure']) {
  return {
    interacted: teamProcedure
      .input(usersInTeamInput)
      .output(pageOf(userSchema))
      .query(({ ctx, input }) => interacted.page(ctx.membership, input)),
  };
}
