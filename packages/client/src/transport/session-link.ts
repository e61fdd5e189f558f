import type { AppRouter } from '@confab/api';
import type { TRPCLink } from '@trpc/client';
import { ConfabError } from '../errors.js';
import type { Session } from '../session/session.js';
import { callLink } from './call-link.js';
import { isSignIn, isSocketOnly, overHttp } from './routes.js';

/** Holds calls while a token is being refreshed; of a refused one, gets a new token and makes the call once more. */
export function sessionLink(session: Session): TRPCLink<AppRouter> {
  return callLink(async ({ operation, send }) => {
    if (isSignIn(operation) || isSocketOnly(operation)) return send(operation);
    await session.fresh();
    const token = session.token.get();
    try {
      return await send(operation);
    } catch (thrown) {
      const error = ConfabError.wrap(thrown);
      if (error.code !== 'UNAUTHORIZED' || !token || !(await session.replace(token))) throw error;
      // Not over the socket, which may still be signed in with the old token.
      return send(overHttp(operation));
    }
  });
}
