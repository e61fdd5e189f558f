import { errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import { authedProcedure } from '../../platform/trpc.js';
import type { Accounts } from '../auth/index.js';

/** Makes the procedure for what only server admins may do. To everybody else it is forbidden, whatever they ask for. */
export function createAdminProcedure(accounts: Pick<Accounts, 'find'>) {
  return authedProcedure.use(async ({ ctx, next }) => {
    const account = await accounts.find(toObjectId(ctx.caller.userId));
    if (account?.role !== 'admin') throw errors.forbidden();
    return next();
  });
}
export type AdminProcedure = ReturnType<typeof createAdminProcedure>;
