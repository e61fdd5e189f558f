import { TIMES } from '@confab/shared';
import type { Clock } from '../../platform/clock.js';
import type { TeamDeparturesRepository } from './team-departures.repository.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import type { TeamsRepository } from './teams.repository.js';

const AT_ONCE = 100;

interface TeamPurgeOptions {
  teams: TeamsRepository;
  members: TeamMembersRepository;
  departures: TeamDeparturesRepository;
  clock: Clock;
}

/** Removes the documents of teams that were deleted long ago. The team's own goes last, so that nothing is left behind. */
export async function purgeTeams({ teams, members, departures, clock }: TeamPurgeOptions): Promise<void> {
  const before = new Date(clock.now().getTime() - TIMES.deleted);
  for (const teamId of await teams.deletedBefore(before, AT_ONCE)) {
    await members.removeAll(teamId);
    await departures.removeAll(teamId);
    await teams.remove(teamId);
  }
}
