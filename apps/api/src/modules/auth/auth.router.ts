import {
  authResultSchema,
  extendInput,
  extendResultSchema,
  loginInput,
  noInput,
  okSchema,
  refreshInput,
  registerInput,
} from '@confab/shared';
import { authedProcedure, publicProcedure, router } from '../../platform/trpc.js';
import type { AuthService } from './auth.service.js';

/** `auth.*`: signing in, staying signed in, signing out. */
export function createAuthRouter(auth: AuthService) {
  return router({
    register: publicProcedure
      .input(registerInput)
      .output(authResultSchema)
      .mutation(({ ctx, input }) => auth.register(ctx, input)),
    login: publicProcedure
      .input(loginInput)
      .output(authResultSchema)
      .mutation(({ ctx, input }) => auth.login(ctx, input)),
    refresh: publicProcedure
      .input(refreshInput)
      .output(authResultSchema)
      .mutation(({ ctx, input }) => auth.refresh(ctx, input?.refreshToken)),
    extend: authedProcedure
      .input(extendInput)
      .output(extendResultSchema)
      .mutation(({ ctx, input }) => auth.extend(ctx, input.accessToken)),
    logout: authedProcedure
      .input(noInput)
      .output(okSchema)
      .mutation(({ ctx }) => auth.logout(ctx)),
  });
}
