import type { Id } from '@confab/shared';
import { defineEvent } from '../../../platform/event-bus.js';

/** Somebody has blocked or muted somebody, or does so no longer. */
export const relationsChanged = defineEvent<{ userId: Id }>('users.relationsChanged');
