import { LIMITS, MESSAGES } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import type { EventBus } from '../../platform/event-bus.js';
import { toId } from '../../platform/ids.js';
import { type Memberships, newMembership } from './memberships.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import type { NewMember } from './teams.door.js';
import { teamMemberJoined } from './teams.events.js';
import type { TeamMemberDocument } from './teams.model.js';

interface AddMemberOptions {
  memberships: Memberships;
  members: TeamMembersRepository;
  bus: EventBus;
  clock: Clock;
}

/** Puts people into teams. */
export class AddMember {
  readonly #options: AddMemberOptions;

  constructor(options: AddMemberOptions) {
    this.#options = options;
  }

  /** The new membership, or null where there is one already. Everybody who listens is done when this resolves. */
  async add(member: NewMember): Promise<TeamMemberDocument | null> {
    const { members, bus, clock } = this.#options;
    if (await members.find(member.teamId, member.userId)) return null;
    await this.#refuseBeyondLimits(member, 'before');
    const membership = newMembership(member, clock.now());
    if (!(await members.insert(membership))) return null;
    // Several may have come at once: whoever finds the limit passed goes again, so that it never stays passed.
    await this.#refuseBeyondLimits(member, 'after').catch(async (error: unknown) => {
      await members.remove(membership._id);
      throw error;
    });
    const { teamId, userId, role } = membership;
    await bus.publish(teamMemberJoined, { teamId: toId(teamId), userId: toId(userId), role });
    return membership;
  }

  async #refuseBeyondLimits(
    { teamId, userId }: { teamId: ObjectId; userId: ObjectId },
    moment: 'before' | 'after',
  ): Promise<void> {
    const { members, memberships } = this.#options;
    const [count, teams] = await Promise.all([members.count(teamId), memberships.membershipsOf(userId)]);
    const toCome = moment === 'before' ? 1 : 0;
    if (count + toCome > LIMITS.membersPerTeam) throw errors.precondition(MESSAGES.teamFull);
    if (teams.length + toCome > LIMITS.teamsPerPerson) throw errors.precondition(MESSAGES.tooManyTeams);
  }
}
