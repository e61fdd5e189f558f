import {
  noInput,
  okSchema,
  sessionSchema,
  sessionsCleanupResult,
  sessionsListInput,
  sessionsRevokedResult,
  sessionsRevokeInput,
} from '@confab/shared';
import { z } from 'zod';
import { authedProcedure, router } from '../../platform/trpc.js';
import { clearAuthCookies } from './auth-cookies.js';
import type { OwnSessions } from './own-sessions.js';

/** `sessions.*`: where one is signed in. */
export function createSessionsRouter(sessions: OwnSessions) {
  return router({
    list: authedProcedure
      .input(sessionsListInput)
      .output(z.array(sessionSchema))
      .query(({ ctx, input }) => sessions.list(ctx.caller, { includeEnded: input?.includeEnded ?? false })),
    revoke: authedProcedure
      .input(sessionsRevokeInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await sessions.revoke(ctx.caller, input.sessionId);
        if (ctx.http && input.sessionId === ctx.caller.sessionId) clearAuthCookies(ctx.http);
        return { ok: true };
      }),
    revokeOthers: authedProcedure
      .input(noInput)
      .output(sessionsRevokedResult)
      .mutation(async ({ ctx }) => ({ revoked: await sessions.revokeOthers(ctx.caller) })),
    cleanup: authedProcedure
      .input(noInput)
      .output(sessionsCleanupResult)
      .mutation(async ({ ctx }) => ({ deleted: await sessions.cleanUp(ctx.caller) })),
  });
}
