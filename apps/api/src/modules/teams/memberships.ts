import type { Team, TeamRole } from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import type { EventBus } from '../../platform/event-bus.js';
import { toId } from '../../platform/ids.js';
import { FreshCache } from '../auth/index.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import { teamMemberJoined, teamMemberLeft } from './teams.events.js';
import type { TeamDocument, TeamMemberDocument } from './teams.model.js';
import { toTeam } from './teams.presenter.js';
import type { TeamsRepository } from './teams.repository.js';

const MAXIMUM_AGE = 5_000;
const CACHED = 50_000;

interface MembershipsOptions {
  teams: TeamsRepository;
  members: TeamMembersRepository;
  bus: EventBus;
  clock: Clock;
}

/** Who is what in which team, for every call that asks. */
export class Memberships {
  readonly #teams: TeamsRepository;
  readonly #members: TeamMembersRepository;
  readonly #cache: FreshCache<TeamMemberDocument>;

  constructor({ teams, members, bus, clock }: MembershipsOptions) {
    this.#teams = teams;
    this.#members = members;
    this.#cache = new FreshCache({ clock, maximumAge: MAXIMUM_AGE, maximumSize: CACHED });
    for (const event of [teamMemberJoined, teamMemberLeft]) {
      bus.subscribe(event, ({ teamId, userId }: { teamId: string; userId: string }) => {
        this.#cache.invalidate(`${teamId}:${userId}`);
      });
    }
  }

  find(teamId: ObjectId): Promise<TeamDocument | null> {
    return this.#teams.find(teamId);
  }

  membership(teamId: ObjectId, userId: ObjectId): Promise<TeamMemberDocument | null> {
    return this.#cache.get(`${toId(teamId)}:${toId(userId)}`, async () => {
      const [team, member] = await Promise.all([this.#teams.find(teamId), this.#members.find(teamId, userId)]);
      return team && member;
    });
  }

  async memberships(teamId: ObjectId, userIds: readonly ObjectId[]): Promise<TeamMemberDocument[]> {
    const [team, members] = await Promise.all([this.#teams.find(teamId), this.#members.among(teamId, userIds)]);
    return team ? members : [];
  }

  async membershipsOf(userId: ObjectId): Promise<TeamMemberDocument[]> {
    return (await this.teamsOf(userId)).map(({ membership }) => membership);
  }

  /** A person's teams, oldest first, with what the person is in each. */
  async teamsOf(userId: ObjectId): Promise<{ team: TeamDocument; membership: TeamMemberDocument }[]> {
    const memberships = await this.#members.ofPerson(userId);
    const teams = await this.#teams.findMany(memberships.map(({ teamId }) => teamId));
    const byId = new Map(teams.map((team) => [toId(team._id), team]));
    return memberships.flatMap((membership) => {
      const team = byId.get(toId(membership.teamId));
      return team ? [{ team, membership }] : [];
    });
  }

  memberIds(teamId: ObjectId, options: { guests: boolean }): Promise<ObjectId[]> {
    return this.#members.userIds([teamId], options);
  }

  memberCount(teamId: ObjectId): Promise<number> {
    return this.#members.count(teamId);
  }

  /** The people of a person's teams; a guest knows nobody for being in a team. */
  async acquaintances(userId: ObjectId, among?: readonly ObjectId[]): Promise<ObjectId[]> {
    const memberships = await this.membershipsOf(userId);
    const teamIds = memberships.filter(({ role }) => role !== 'guest').map(({ teamId }) => teamId);
    return teamIds.length === 0 ? [] : this.#members.userIds(teamIds, { guests: true, among });
  }

  async present(teamId: ObjectId, userId: ObjectId): Promise<Team | null> {
    const [team, membership] = await Promise.all([this.#teams.find(teamId), this.#members.find(teamId, userId)]);
    if (!team || !membership) return null;
    return toTeam(team, { memberCount: await this.memberCount(teamId), myRole: membership.role });
  }
}

/** A membership that begins now. */
export function newMembership(
  member: { teamId: ObjectId; userId: ObjectId; role: TeamRole; invitationId: ObjectId | null },
  now: Date,
): TeamMemberDocument {
  return {
    _id: new ObjectId(),
    ...member,
    joinedAt: now,
    channelsSyncedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}
