import type { Id } from '@confab/shared';
import { defineEvent } from '../../platform/event-bus.js';

/** A session ended: nothing signed in by it may go on, sockets included. */
export const sessionEnded = defineEvent<{ sessionId: Id; userId: Id }>('auth.sessionEnded');

/** A profile, a role or whether the account is active changed. */
export const accountChanged = defineEvent<{ userId: Id }>('auth.accountChanged');
