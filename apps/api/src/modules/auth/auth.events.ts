import type { Id } from '@confab/shared';
import { defineSharedEvent } from '../../platform/event-bus.js';

/** A session ended: nothing signed in by it may go on, sockets included. */
export const sessionEnded = defineSharedEvent<{ sessionId: Id; userId: Id }>(
  'auth.sessionEnded',
  ({ userId }) => userId,
);

/** A profile, a role or whether the account is active changed. */
export const accountChanged = defineSharedEvent<{ userId: Id }>('auth.accountChanged', ({ userId }) => userId);
