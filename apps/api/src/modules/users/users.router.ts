import { meSchema, noInput, pageOf, userSchema, usersGetInput, usersListInput } from '@confab/shared';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { UsersService } from './users.service.js';

/** `users.*`: oneself, and the people one may know of. */
export function createUsersRouter(users: UsersService) {
  return router({
    me: authedProcedure
      .input(noInput)
      .output(meSchema)
      .query(({ ctx }) => users.me(ctx.caller)),
    list: authedProcedure
      .input(usersListInput)
      .output(pageOf(userSchema))
      .query(({ ctx, input }) => users.list(ctx.caller, input)),
    get: authedProcedure
      .input(usersGetInput)
      .output(userSchema)
      .query(({ ctx, input }) => users.get(ctx.caller, input.userId)),
  });
}
