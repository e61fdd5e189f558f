import type { Logger } from '../../platform/logger.js';
import type { TeamsModule } from '../teams/index.js';
import type { TeamChannels } from './team-channels.js';

const EVERY_MS = 30_000;
const AT_ONCE = 200;

/** Repeats what was left undone when a process stopped between a team's change and that of its channels. */
export class ChannelSweep {
  readonly #teams: TeamsModule['teams'];
  readonly #channels: TeamChannels;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;

  constructor(options: { teams: TeamsModule['teams']; channels: TeamChannels; logger: Logger }) {
    this.#teams = options.teams;
    this.#channels = options.channels;
    this.#logger = options.logger;
  }

  /** Sweeps at once and from then on every 30 s. */
  start(): void {
    this.#timer ??= setInterval(() => void this.sweep(), EVERY_MS).unref();
    void this.sweep();
  }

  /** Stops, and waits for a sweep under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One sweep; a second call while it runs waits for the first. */
  sweep(): Promise<void> {
    this.#running ??= this.#attempt(() => this.#sweep()).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #sweep(): Promise<void> {
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
    await task().catch((error: unknown) =>
      this.#logger.warn({ err: error }, 'The channels of teams could not be brought up to date'),
    );
  }
}
