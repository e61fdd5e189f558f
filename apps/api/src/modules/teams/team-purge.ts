import { TIMES } from '@confab/shared';
import type { Clock } from '../../platform/clock.js';
import type { Logger } from '../../platform/logger.js';
import type { TeamDeparturesRepository } from './team-departures.repository.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import type { TeamsRepository } from './teams.repository.js';

const EVERY_MS = 60 * 60_000;
const AT_ONCE = 100;

interface TeamPurgeOptions {
  teams: TeamsRepository;
  members: TeamMembersRepository;
  departures: TeamDeparturesRepository;
  clock: Clock;
  logger: Logger;
}

/** Removes the documents of teams that were deleted long ago. The team's own goes last, so that nothing is left behind. */
export class TeamPurge {
  readonly #options: TeamPurgeOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;

  constructor(options: TeamPurgeOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.run(), EVERY_MS).unref();
    void this.run();
  }

  /** Stops, and waits for what is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One round; a second call while it runs waits for the first. */
  run(): Promise<void> {
    this.#running ??= this.#purge()
      .catch((error: unknown) => this.#options.logger.warn({ err: error }, 'Deleted teams could not be purged'))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async #purge(): Promise<void> {
    const { teams, members, departures, clock } = this.#options;
    const before = new Date(clock.now().getTime() - TIMES.deleted);
    for (const teamId of await teams.deletedBefore(before, AT_ONCE)) {
      await members.removeAll(teamId);
      await departures.removeAll(teamId);
      await teams.remove(teamId);
    }
  }
}
