import {
  meSchema,
  noInput,
  okSchema,
  pageOf,
  userRefSchema,
  userSchema,
  usersDeactivateMeInput,
  usersGetInput,
  usersListInput,
  usersPersonInput,
  usersUpdateMeInput,
} from '@confab/shared';
import { z } from 'zod';
import { authedProcedure } from '../../platform/trpc.js';
import type { OwnAccount } from './own-account.js';
import type { RelationKind } from './relations/relations.model.js';
import type { RelationsService } from './relations/relations.service.js';
import type { UsersService } from './users.service.js';

interface UsersRouterOptions {
  users: UsersService;
  ownAccount: OwnAccount;
  relations: RelationsService;
}

/** `users.*`: oneself, and the people one may know of. Modules above add what they know of people, so it is no router yet. */
export function createUsersProcedures({ users, ownAccount, relations }: UsersRouterOptions) {
  const adding = (kind: RelationKind) =>
    authedProcedure
      .input(usersPersonInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await relations.add(ctx.caller, kind, input.userId);
        return { ok: true };
      });
  const removing = (kind: RelationKind) =>
    authedProcedure
      .input(usersPersonInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await relations.remove(ctx.caller, kind, input.userId);
        return { ok: true };
      });
  const listing = (kind: RelationKind) =>
    authedProcedure
      .input(noInput)
      .output(z.array(userRefSchema))
      .query(({ ctx }) => relations.list(ctx.caller, kind));

  return {
    me: authedProcedure
      .input(noInput)
      .output(meSchema)
      .query(({ ctx }) => users.me(ctx.caller)),
    updateMe: authedProcedure
      .input(usersUpdateMeInput)
      .output(meSchema)
      .mutation(({ ctx, input }) => ownAccount.update(ctx, input)),
    deactivateMe: authedProcedure
      .input(usersDeactivateMeInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await ownAccount.deactivate(ctx, input.password);
        return { ok: true };
      }),
    list: authedProcedure
      .input(usersListInput)
      .output(pageOf(userSchema))
      .query(({ ctx, input }) => users.list(ctx.caller, input)),
    get: authedProcedure
      .input(usersGetInput)
      .output(userSchema)
      .query(({ ctx, input }) => users.get(ctx.caller, input.userId)),
    block: adding('blocked'),
    unblock: removing('blocked'),
    blocked: listing('blocked'),
    mute: adding('muted'),
    unmute: removing('muted'),
    muted: listing('muted'),
  };
}
