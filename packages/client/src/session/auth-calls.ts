import type { AppRouter } from '@confab/api';
import type { AuthResult, ClientKind } from '@confab/shared';
import type { TRPCClient } from '@trpc/client';
import type { inferRouterInputs } from '@trpc/server';

type AuthInputs = inferRouterInputs<AppRouter>['auth'];

export type RegisterInput = Omit<AuthInputs['register'], 'client'>;
export type LoginInput = Omit<AuthInputs['login'], 'client'>;

/** The calls that give and take tokens. */
export interface AuthCalls {
  register(input: RegisterInput & { client: ClientKind }): Promise<AuthResult>;
  login(input: LoginInput & { client: ClientKind }): Promise<AuthResult>;
  /** `hasty` gives up so soon that there is time to ask again for an answer that was lost. */
  refresh(input: { refreshToken?: string }, options: { hasty: boolean }): Promise<AuthResult>;
  logout(): Promise<unknown>;
}

/** The sign-in calls of two plain clients, which must not be ones that sign in by themselves; `hasty` soon gives up. */
export function authCalls({ auth }: TRPCClient<AppRouter>, hasty: TRPCClient<AppRouter>): AuthCalls {
  return {
    register: (input) => auth.register.mutate(input),
    login: (input) => auth.login.mutate(input),
    refresh: (input, options) => (options.hasty ? hasty.auth : auth).refresh.mutate(input),
    logout: () => auth.logout.mutate(),
  };
}
