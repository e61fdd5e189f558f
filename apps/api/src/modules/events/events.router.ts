import { noInput } from '@confab/shared';
import { authedProcedure, router } from '../../platform/trpc.js';
import type { AuthModule } from '../auth/index.js';
import type { Feeds } from './feeds.js';
import { openFeed } from './open-feed.js';

/** `events.*`: the live feed. Its events are made by presenters alone, so they are not checked once more on the way out. */
export function createEventsRouter(feeds: Feeds, sessions: Pick<AuthModule['sessions'], 'callerOf'>) {
  return router({
    feed: authedProcedure.input(noInput).subscription(({ ctx: { caller, socket }, signal }) => {
      const isSignedIn = async () => (await sessions.callerOf(caller.sessionId)) !== null;
      return openFeed(feeds, { caller, socket, isSignedIn, signal });
    }),
  });
}
