import type { Id } from '@confab/shared';
import { defineSharedEvent } from '../../platform/event-bus.js';

/** It may be another matter now with the presence of these people. */
export const presenceChanged = defineSharedEvent<{ userIds: Id[] }>(
  'presence.changed',
  ({ userIds }) => userIds[0] ?? '',
);
