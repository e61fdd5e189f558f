import { LIMITS, MESSAGES, type teamsCreateInput } from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import type { EventBus } from '../../platform/event-bus.js';
import { toId } from '../../platform/ids.js';
import { type Memberships, newMembership } from './memberships.js';
import { slugOfName, slugWithSuffix } from './slugs.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import { teamCreated } from './teams.events.js';
import type { TeamDocument } from './teams.model.js';
import type { TeamsRepository } from './teams.repository.js';

interface CreateTeamOptions {
  teams: TeamsRepository;
  members: TeamMembersRepository;
  memberships: Memberships;
  bus: EventBus;
  clock: Clock;
}

/** Makes teams. The team is there once its document is; its first member and its first channel follow from that. */
export class CreateTeam {
  readonly #options: CreateTeamOptions;

  constructor(options: CreateTeamOptions) {
    this.#options = options;
  }

  async create(ownerId: ObjectId, input: z.output<typeof teamsCreateInput>): Promise<TeamDocument> {
    const { teams, members, bus, clock } = this.#options;
    await this.#refuseBeyond(ownerId, LIMITS.teamsPerPerson - 1);
    const now = clock.now();
    const team = await this.#insert(input.slug, {
      _id: new ObjectId(),
      name: input.name,
      slug: input.slug ?? (slugOfName(input.name) || slugWithSuffix('')),
      description: input.description,
      ownerId,
      generalChannelAt: null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      channelsDeletedAt: null,
    });
    const owner = newMembership({ teamId: team._id, userId: ownerId, role: 'owner', invitationId: null }, now);
    await members.insert(owner);
    // Several may have been made at once: whoever finds the limit passed takes back what nobody has seen yet.
    await this.#refuseBeyond(ownerId, LIMITS.teamsPerPerson).catch(async (error: unknown) => {
      await teams.remove(team._id);
      await members.remove(owner._id);
      throw error;
    });
    await bus.publish(teamCreated, { teamId: toId(team._id), ownerId: toId(ownerId) });
    return team;
  }

  /** Gives a team its owner where the server stopped before it could. */
  async completeOwner(team: TeamDocument): Promise<void> {
    const { members } = this.#options;
    if ((await members.count(team._id)) > 0) return;
    const { _id: teamId, ownerId, createdAt } = team;
    await members.insert(newMembership({ teamId, userId: ownerId, role: 'owner', invitationId: null }, createdAt));
  }

  /** A slug that was asked for is taken as it is or not at all; one made from the name is varied until it is free. */
  async #insert(asked: string | undefined, team: TeamDocument): Promise<TeamDocument> {
    if (await this.#options.teams.insert(team)) return team;
    if (asked !== undefined) throw errors.conflict(MESSAGES.slugTaken);
    return this.#insert(undefined, { ...team, slug: slugWithSuffix(slugOfName(team.name)) });
  }

  async #refuseBeyond(userId: ObjectId, limit: number): Promise<void> {
    const memberships = await this.#options.memberships.membershipsOf(userId);
    if (memberships.length > limit) throw errors.precondition(MESSAGES.tooManyTeams);
  }
}
