import type { Team, teamsCreateInput, teamsNotifyInput, teamsUpdateInput } from '@confab/shared';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Platform } from '../../platform/platform.js';
import { rateOf } from '../../platform/rate-limit.js';
import type { Caller } from '../../platform/trpc.js';
import type { CreateTeam } from './create-team.js';
import type { Memberships } from './memberships.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import { teamDeleted, teamNotified, teamUpdated } from './teams.events.js';
import type { TeamMemberDocument } from './teams.model.js';
import { canDeleteTeam, canNotifyTeam, canUpdateTeam } from './teams.policy.js';
import { toTeam } from './teams.presenter.js';
import type { TeamsRepository } from './teams.repository.js';

const NOTICES = rateOf('teams.notify', 6, 60 * 60);

interface TeamsOptions {
  memberships: Memberships;
  members: TeamMembersRepository;
  teams: TeamsRepository;
  createTeam: CreateTeam;
  platform: Pick<Platform, 'bus' | 'clock' | 'sharedLimiter'>;
}

/** The use cases of `teams.*` about teams as a whole. */
export class TeamsService {
  readonly #options: TeamsOptions;

  constructor(options: TeamsOptions) {
    this.#options = options;
  }

  async create(caller: Caller, input: z.output<typeof teamsCreateInput>): Promise<Team> {
    const ownerId = toObjectId(caller.userId);
    const team = await this.#options.createTeam.create(ownerId, input);
    return this.#present(team._id, ownerId);
  }

  async list(caller: Caller): Promise<Team[]> {
    const { memberships, members } = this.#options;
    const own = await memberships.teamsOf(toObjectId(caller.userId));
    const counts = await members.counts(own.map(({ team }) => team._id));
    return own.map(({ team, membership }) =>
      toTeam(team, { memberCount: counts.get(toId(team._id)) ?? 0, myRole: membership.role }),
    );
  }

  get({ teamId, userId }: TeamMemberDocument): Promise<Team> {
    return this.#present(teamId, userId);
  }

  async update(membership: TeamMemberDocument, input: z.output<typeof teamsUpdateInput>): Promise<Team> {
    if (!canUpdateTeam(membership.role)) throw errors.forbidden();
    const { teams, platform } = this.#options;
    const { teamId, name, description } = input;
    const change = { ...(name !== undefined && { name }), ...(description !== undefined && { description }) };
    if (!(await teams.update(membership.teamId, change, platform.clock.now()))) throw errors.notFound();
    await platform.bus.publish(teamUpdated, { teamId });
    return this.get(membership);
  }

  /** At once nobody finds the team any more; what belonged to it is removed by and by. */
  async delete({ teamId, userId }: TeamMemberDocument): Promise<void> {
    const { teams, members, platform } = this.#options;
    // Read anew: who was an owner a moment ago on another node deletes nothing.
    const membership = await members.find(teamId, userId);
    if (!membership) throw errors.notFound();
    if (!canDeleteTeam(membership.role)) throw errors.forbidden();
    if (!(await teams.markDeleted(teamId, platform.clock.now()))) throw errors.notFound();
    await platform.bus.publish(teamDeleted, { teamId: toId(teamId) });
  }

  async notify(
    { role, userId }: TeamMemberDocument,
    { teamId, title, body }: z.output<typeof teamsNotifyInput>,
  ): Promise<void> {
    if (!canNotifyTeam(role)) throw errors.forbidden();
    const { bus, clock, sharedLimiter } = this.#options.platform;
    await sharedLimiter.take(NOTICES, teamId);
    await bus.publish(teamNotified, { teamId, userId: toId(userId), title, body, at: clock.now() });
  }

  async #present(teamId: TeamMemberDocument['teamId'], userId: TeamMemberDocument['userId']): Promise<Team> {
    const team = await this.#options.memberships.present(teamId, userId);
    if (!team) throw errors.notFound();
    return team;
  }
}
