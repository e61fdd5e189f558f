import {
  followedThreadSchema,
  okSchema,
  pageOf,
  threadInput,
  threadsListInput,
  threadsMarkReadInput,
  threadsMarkReadResult,
} from '@confab/shared';
import { authedProcedure, router } from '../../../platform/trpc.js';
import type { ThreadsService } from './threads.service.js';

/** `threads.*`: the threads that one follows. */
export function createThreadsRouter(threads: ThreadsService) {
  return router({
    list: authedProcedure
      .input(threadsListInput)
      .output(pageOf(followedThreadSchema))
      .query(({ ctx, input }) => threads.list(ctx.caller, input)),
    markRead: authedProcedure
      .input(threadsMarkReadInput)
      .output(threadsMarkReadResult)
      .mutation(({ ctx, input }) => threads.markRead(ctx.caller, input)),
    follow: authedProcedure
      .input(threadInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await threads.setFollowed(ctx.caller, input.messageId, true);
        return { ok: true };
      }),
    unfollow: authedProcedure
      .input(threadInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await threads.setFollowed(ctx.caller, input.messageId, false);
        return { ok: true };
      }),
  });
}
