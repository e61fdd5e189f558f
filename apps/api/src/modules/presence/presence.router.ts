import { okSchema, presenceGetInput, presenceGetResult, presenceSetInput, presenceWatchInput } from '@confab/shared';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { PresenceService } from './presence.service.js';

/** `presence.*`: who is there. */
export function createPresenceRouter(presence: PresenceService) {
  return router({
    set: authedProcedure
      .input(presenceSetInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await presence.set(ctx.caller, input);
        return { ok: true };
      }),
    get: authedProcedure
      .input(presenceGetInput)
      .output(presenceGetResult)
      .query(({ ctx, input }) => presence.get(ctx.caller, input)),
    watch: authedProcedure
      .input(presenceWatchInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await presence.watch(ctx.caller, ctx.socket, input);
        return { ok: true };
      }),
  });
}
