import type { TeamRole } from '@confab/shared';

/** Guests make no channels; everybody else in the team may. */
export function canCreateChannel(teamRole: TeamRole): boolean {
  return teamRole !== 'guest';
}

/** Guests know of no channel but their own. */
export function canBrowseChannels(teamRole: TeamRole): boolean {
  return teamRole !== 'guest';
}
