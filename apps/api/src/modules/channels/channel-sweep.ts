import type { Logger } from '../../platform/logger.js';
import type { TeamsModule } from '../teams/index.js';
import type { TeamChannels } from './team-channels.js';

const AT_ONCE = 200;

/** Repeats what was left undone when a process stopped between a team's change and that of its channels. */
export class ChannelSweep {
  readonly #teams: TeamsModule['teams'];
  readonly #channels: TeamChannels;
  readonly #logger: Logger;

  constructor(options: { teams: TeamsModule['teams']; channels: TeamChannels; logger: Logger }) {
    this.#teams = options.teams;
    this.#channels = options.channels;
    this.#logger = options.logger;
  }

  async run(): Promise<void> {
    const { teams, members, departures, deleted } = await this.#teams.unsynced(AT_ONCE);
    for (const team of teams) await this.#attempt(() => this.#channels.addGeneral(team));
    const teamIds = new Map(members.map(({ teamId }) => [teamId.toHexString(), teamId]));
    for (const teamId of teamIds.values()) {
      const userIds = members.filter((member) => member.teamId.equals(teamId)).map(({ userId }) => userId);
      await this.#attempt(() => this.#channels.fill(teamId, userIds));
    }
    for (const { _id } of deleted) await this.#attempt(() => this.#channels.deleteAll(_id));
    for (const { teamId, userId } of departures) await this.#attempt(() => this.#channels.empty(teamId, userId));
  }

  /** What cannot be done is tried again at the next sweep, and keeps nothing else from being done. */
  async #attempt(task: () => Promise<void>): Promise<void> {
    await task().catch((error: unknown) => this.#logger.warn({ err: error }, SWEEP_FAILED));
  }
}

export const SWEEP_FAILED = 'The channels of teams could not be brought up to date';
