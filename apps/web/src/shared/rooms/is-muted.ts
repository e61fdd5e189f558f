import type { Room } from '@confab/shared';

/** Whether one wants to hear nothing of a room for now. */
export function isMuted({ me }: Room, now: Date): boolean {
  return me?.mutedUntil != null && me.mutedUntil > now;
}
