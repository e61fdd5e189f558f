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
  refresh(input: { refreshToken?: string }): Promise<AuthResult>;
  logout(): Promise<unknown>;
}

/** The sign-in calls of a plain client, which must not be one that signs in by itself. */
export function authCalls({ auth }: TRPCClient<AppRouter>): AuthCalls {
  return {
    register: (input) => auth.register.mutate(input),
    login: (input) => auth.login.mutate(input),
    refresh: (input) => auth.refresh.mutate(input),
    logout: () => auth.logout.mutate(),
  };
}
