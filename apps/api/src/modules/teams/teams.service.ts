import type { Page, Team, TeamMember, teamsCreateInput, teamsMembersInput } from '@confab/shared';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import type { CreateTeam } from './create-team.js';
import type { ListMembers } from './list-members.js';
import type { Memberships } from './memberships.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import type { TeamMemberDocument } from './teams.model.js';
import { canListMembers } from './teams.policy.js';
import { toTeam } from './teams.presenter.js';

interface TeamsOptions {
  memberships: Memberships;
  members: TeamMembersRepository;
  createTeam: CreateTeam;
  listMembers: ListMembers;
}

/** The use cases of `teams.*`. */
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

  async members(membership: TeamMemberDocument, input: z.output<typeof teamsMembersInput>): Promise<Page<TeamMember>> {
    if (!canListMembers(membership.role)) throw errors.forbidden();
    return this.#options.listMembers.page(membership.teamId, input);
  }

  async #present(teamId: TeamMemberDocument['teamId'], userId: TeamMemberDocument['userId']): Promise<Team> {
    const team = await this.#options.memberships.present(teamId, userId);
    if (!team) throw errors.notFound();
    return team;
  }
}
