import { idSchema } from '@confab/shared';
import { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import { authedProcedure } from '../../platform/trpc.js';
import type { Teams } from './teams.door.js';

/**
 * Makes the procedure for calls whose input names a team: `ctx.membership` is what the caller is in it.
 * To outsiders a team is not there.
 */
export function createTeamProcedure(teams: Pick<Teams, 'membership'>) {
  return authedProcedure.input(z.object({ teamId: idSchema })).use(async ({ ctx, input, next }) => {
    const membership = await teams.membership(toObjectId(input.teamId), toObjectId(ctx.caller.userId));
    if (!membership) throw errors.notFound();
    return next({ ctx: { membership } });
  });
}
export type TeamProcedure = ReturnType<typeof createTeamProcedure>;
