import {
  authProviderSchema,
  authResultSchema,
  authServerSchema,
  changePasswordInput,
  extendInput,
  extendResultSchema,
  loginInput,
  noInput,
  okSchema,
  refreshInput,
  registerInput,
  requestPasswordResetInput,
  resetPasswordInput,
} from '@confab/shared';
import { z } from 'zod';
import { authedProcedure, publicProcedure, router } from '../../platform/trpc.js';
import type { AuthService } from './auth.service.js';
import type { ChangePassword } from './change-password.js';
import type { OidcService } from './oidc/oidc.service.js';
import type { PasswordResets } from './password-resets/password-resets.service.js';
import type { RegisterAccount } from './register-account.js';

interface AuthRouterOptions {
  auth: AuthService;
  changePassword: ChangePassword;
  passwordResets: PasswordResets;
  oidc: Pick<OidcService, 'providers'>;
  registration: Pick<RegisterAccount, 'isFirst'>;
}

/** `auth.*`: signing in, staying signed in, signing out, and passwords. */
export function createAuthRouter({ auth, changePassword, passwordResets, oidc, registration }: AuthRouterOptions) {
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
    changePassword: authedProcedure
      .input(changePasswordInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        await changePassword.change(ctx, input);
        return { ok: true };
      }),
    requestPasswordReset: publicProcedure
      .input(requestPasswordResetInput)
      .output(okSchema)
      .mutation(({ input }) => {
        passwordResets.request(input.email);
        return { ok: true };
      }),
    resetPassword: publicProcedure
      .input(resetPasswordInput)
      .output(okSchema)
      .mutation(async ({ input }) => {
        await passwordResets.reset(input);
        return { ok: true };
      }),
    providers: publicProcedure
      .input(noInput)
      .output(z.array(authProviderSchema))
      .query(() => oidc.providers()),
    server: publicProcedure
      .input(noInput)
      .output(authServerSchema)
      .query(async () => ({ isNew: await registration.isFirst() })),
  });
}
