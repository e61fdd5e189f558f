import { LIMITS, MESSAGES } from '@confab/shared';
import type { Db, ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import type { EventBus } from '../../platform/event-bus.js';
import { toId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/mongo/index.js';
import { type Memberships, newMembership } from './memberships.js';
import type { TeamDeparturesRepository } from './team-departures.repository.js';
import { isMemberAlready, type TeamMembersRepository } from './team-members.repository.js';
import type { NewMember } from './teams.door.js';
import { teamMemberJoined, teamMemberLeft } from './teams.events.js';
import type { TeamMemberDocument } from './teams.model.js';

const ATTEMPTS = 3;

interface AddMemberOptions {
  memberships: Memberships;
  members: TeamMembersRepository;
  departures: TeamDeparturesRepository;
  db: Db;
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
    if (!(await this.#insert(membership))) return null;
    // Several may have come at once: whoever finds the limit passed goes again, so that it never stays passed.
    await this.#refuseBeyondLimits(member, 'after').catch(async (error: unknown) => {
      await members.remove(membership._id);
      throw error;
    });
    const { teamId, userId, role } = membership;
    await bus.publish(teamMemberJoined, { teamId: toId(teamId), userId: toId(userId), role });
    return membership;
  }

  /** False if the person is in the team already. Who has left it comes back once all of its channels are left too. */
  async #insert(membership: TeamMemberDocument): Promise<boolean> {
    const { members, departures, db, bus } = this.#options;
    const { teamId, userId } = membership;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        const isLeaving = await inTransaction(db, async (session) => {
          if (await departures.has(teamId, userId, session)) return true;
          await members.insertIn(session, membership);
          return false;
        });
        if (!isLeaving) return true;
      } catch (error) {
        if (isMemberAlready(error)) return false;
        throw error;
      }
      await bus.publish(teamMemberLeft, { teamId: toId(teamId), userId: toId(userId) });
    }
    throw errors.unavailable(new Error('The channels of a team could not be left'));
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
