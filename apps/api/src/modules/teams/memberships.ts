import type { Id, Team, TeamRole } from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import { type EventBus, eventsMissed } from '../../platform/event-bus.js';
import { toId } from '../../platform/ids.js';
import { FreshCache } from '../auth/index.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import { teamDeleted, teamMemberJoined, teamMemberLeft, teamMemberRoleChanged, teamUpdated } from './teams.events.js';
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
  readonly #memberCache: FreshCache<TeamMemberDocument>;
  readonly #teamCache: FreshCache<TeamDocument>;

  constructor({ teams, members, bus, clock }: MembershipsOptions) {
    this.#teams = teams;
    this.#members = members;
    const options = { clock, maximumAge: MAXIMUM_AGE, maximumSize: CACHED };
    this.#memberCache = new FreshCache(options);
    this.#teamCache = new FreshCache(options);
    for (const event of [teamMemberJoined, teamMemberLeft, teamMemberRoleChanged]) {
      bus.subscribeEverywhere(event, ({ teamId, userId }: { teamId: Id; userId: Id }) => {
        this.#memberCache.invalidate(`${teamId}:${userId}`);
      });
    }
    for (const event of [teamUpdated, teamDeleted]) {
      bus.subscribeEverywhere(event, ({ teamId }) => this.#teamCache.invalidate(teamId));
    }
    bus.subscribe(eventsMissed, () => {
      this.#memberCache.clear();
      this.#teamCache.clear();
    });
  }

  find(teamId: ObjectId): Promise<TeamDocument | null> {
    return this.#teams.find(teamId);
  }

  async membership(teamId: ObjectId, userId: ObjectId): Promise<TeamMemberDocument | null> {
    const team = this.#teamCache.get(toId(teamId), () => this.#teams.find(teamId));
    const member = this.#memberCache.get(`${toId(teamId)}:${toId(userId)}`, () => this.#members.find(teamId, userId));
    return (await team) && (await member);
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

  /** Those of `among` who are in a team of this person, other than as guests: guests know nobody for being in a team. */
  async whoKnow(userId: ObjectId, among: readonly ObjectId[]): Promise<ObjectId[]> {
    const teamIds = (await this.membershipsOf(userId)).map(({ teamId }) => teamId);
    return teamIds.length === 0 ? [] : this.#members.userIds(teamIds, { guests: false, among });
  }

  async present(teamId: ObjectId, userId: ObjectId): Promise<Team | null> {
    const [team, membership] = await Promise.all([this.#teams.find(teamId), this.#members.find(teamId, userId)]);
    if (!team || !membership) return null;
    return toTeam(team, { memberCount: await this.memberCount(teamId), myRole: membership.role });
  }

  /** The team as it is told to many at once. */
  async presentToAll(teamId: ObjectId): Promise<Team | null> {
    const team = await this.#teams.find(teamId);
    return team && toTeam(team, { memberCount: await this.memberCount(teamId), myRole: null });
  }

  /** Those of `among` who are in the team, or were when it was deleted. */
  peopleAmong(teamId: ObjectId, among: readonly ObjectId[]): Promise<ObjectId[]> {
    return this.#members.userIds([teamId], { guests: true, among });
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
