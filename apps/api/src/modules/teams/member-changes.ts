import { MESSAGES, type TeamRole } from '@confab/shared';
import type { ClientSession, Db, ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import type { EventBus } from '../../platform/event-bus.js';
import { toId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/mongo/index.js';
import type { Accounts } from '../auth/index.js';
import type { TeamDeparturesRepository } from './team-departures.repository.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import { teamMemberLeft, teamMemberRoleChanged } from './teams.events.js';
import type { TeamDocument, TeamMemberDocument } from './teams.model.js';
import { canManageMembers, canRemove, canSetRole } from './teams.policy.js';
import type { TeamsRepository } from './teams.repository.js';

interface MemberChangesOptions {
  teams: TeamsRepository;
  members: TeamMembersRepository;
  departures: TeamDeparturesRepository;
  accounts: Pick<Accounts, 'findMany'>;
  db: Db;
  bus: EventBus;
  clock: Clock;
}

/** What a change is decided on, as it is in the transaction. */
interface Situation {
  team: TeamDocument;
  member: TeamMemberDocument;
  now: Date;
  session: ClientSession;
}

/**
 * Ends memberships and changes what they are. Everything a change is decided on is read in its transaction. A team
 * always keeps an owner: two who give it up at once would each leave it to the other, so each holds on to one who stays.
 */
export class MemberChanges {
  readonly #options: MemberChangesOptions;

  constructor(options: MemberChangesOptions) {
    this.#options = options;
  }

  /** Somebody goes of their own will. */
  async leave(teamId: ObjectId, userId: ObjectId): Promise<void> {
    await this.#inTransaction(teamId, async (session, team, now) => {
      const member = await this.#options.members.find(teamId, userId, session);
      if (!member) throw errors.notFound();
      await this.#end({ team, member, now, session });
    });
    await this.#tellLeft(teamId, userId);
  }

  /** Somebody is removed by somebody who may. */
  async remove(teamId: ObjectId, { by, userId }: { by: ObjectId; userId: ObjectId }): Promise<void> {
    await this.#inTransaction(teamId, async (session, team, now) => {
      const { caller, member } = await this.#parties({ teamId, by, userId, session });
      if (!canRemove(caller.role, member.role)) throw errors.forbidden();
      await this.#end({ team, member, now, session });
    });
    await this.#tellLeft(teamId, userId);
  }

  /** The membership as it is afterwards. */
  async setRole(
    teamId: ObjectId,
    { by, userId, role }: { by: ObjectId; userId: ObjectId; role: TeamRole },
  ): Promise<TeamMemberDocument> {
    const { before, after } = await this.#inTransaction(teamId, async (session, team, now) => {
      const { caller, member } = await this.#parties({ teamId, by, userId, session });
      if (!canSetRole(caller.role, { from: member.role, to: role })) throw errors.forbidden();
      if (member.role === role) return { before: member, after: member };
      if (member.role === 'owner') await this.#keepAnOwner({ team, member, now, session });
      // Members are in every public channel and guests are not: who is no guest any more is to be put there.
      const change = { role, ...(member.role === 'guest' && { channelsSyncedAt: null }) };
      await this.#options.members.change(member._id, change, { now, session });
      return { before: member, after: { ...member, ...change } };
    });
    if (before.role !== role) {
      const change = { from: before.role, role };
      await this.#options.bus.publish(teamMemberRoleChanged, { teamId: toId(teamId), userId: toId(userId), ...change });
    }
    return after;
  }

  /** Both, for a caller who may manage members at all; who may not learns nothing of who is in the team. */
  async #parties(options: { teamId: ObjectId; by: ObjectId; userId: ObjectId; session: ClientSession }) {
    const { members } = this.#options;
    const { teamId, by, userId, session } = options;
    const caller = await members.find(teamId, by, session);
    if (!caller) throw errors.notFound();
    if (!canManageMembers(caller.role)) throw errors.forbidden();
    const member = await members.find(teamId, userId, session);
    if (!member) throw errors.notFound(MESSAGES.userNotFound);
    return { caller, member };
  }

  /** The channels are left afterwards; that they are still to be left is written down with the end of the membership. */
  async #end({ team, member, now, session }: Situation): Promise<void> {
    const { members, departures } = this.#options;
    if (member.role === 'owner') await this.#keepAnOwner({ team, member, now, session });
    await members.remove(member._id, session);
    await departures.insert({ teamId: member.teamId, userId: member.userId }, { now, session });
  }

  /** An owner whose account is deactivated looks after nothing, and does not count. */
  async #keepAnOwner({ team, member, now, session }: Situation): Promise<void> {
    const { teams, members, accounts } = this.#options;
    const others = (await members.owners(team._id, session)).filter(({ _id }) => !_id.equals(member._id));
    const found = await accounts.findMany(others.map(({ userId }) => userId));
    const staying = others.find(({ userId }) => found.get(toId(userId))?.deactivatedAt === null);
    if (!staying) throw errors.precondition(MESSAGES.lastOwner);
    await members.hold(staying._id, { now, session });
    if (team.ownerId.equals(member.userId)) await teams.setOwner(team._id, staying.userId, { now, session });
  }

  #inTransaction<Result>(
    teamId: ObjectId,
    work: (session: ClientSession, team: TeamDocument, now: Date) => Promise<Result>,
  ): Promise<Result> {
    const { teams, db, clock } = this.#options;
    return inTransaction(db, async (session) => {
      const team = await teams.find(teamId, session);
      if (!team) throw errors.notFound();
      return work(session, team, clock.now());
    });
  }

  async #tellLeft(teamId: ObjectId, userId: ObjectId): Promise<void> {
    await this.#options.bus.publish(teamMemberLeft, { teamId: toId(teamId), userId: toId(userId) });
  }
}
