import type { Id } from '@confab/shared';
import { defineSharedEvent } from '../../../platform/event-bus.js';

/** Somebody has blocked or muted somebody, or does so no longer. */
export const relationsChanged = defineSharedEvent<{ userId: Id }>('users.relationsChanged', ({ userId }) => userId);
