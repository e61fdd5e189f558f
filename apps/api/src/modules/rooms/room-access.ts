import type { TeamRole } from '@confab/shared';
import { LRUCache } from 'lru-cache';
import type { ObjectId } from 'mongodb';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Teams } from '../teams/index.js';
import type { RoomDocument, RoomMemberDocument } from './rooms.model.js';
import { canSee, canTakePart, demand, isChannel } from './rooms.policy.js';
import type { Membership, RoomsRepository } from './rooms.repository.js';

/** A room with what the caller is in it. */
export interface RoomForCaller {
  room: RoomDocument;
  /** Null for who is not in it. */
  member: RoomMemberDocument | null;
  teamRole: TeamRole | null;
}

/** What never changes of a room. */
interface FixedFacts {
  /** Null for conversations. */
  teamId: ObjectId | null;
  /** The two of a direct conversation. */
  pair: ObjectId[] | null;
}

const ROOMS_REMEMBERED = 50_000;

/** Finds rooms for people, and says no in the one way in which the API says it. */
export class RoomAccess {
  readonly #rooms: RoomsRepository;
  readonly #teams: Pick<Teams, 'membership' | 'membershipsOf'>;
  readonly #fixed = new LRUCache<string, FixedFacts>({ max: ROOMS_REMEMBERED });

  constructor(rooms: RoomsRepository, teams: Pick<Teams, 'membership' | 'membershipsOf'>) {
    this.#rooms = rooms;
    this.#teams = teams;
  }

  /** The room, for who is in it. */
  async asMember(userId: ObjectId, roomId: ObjectId): Promise<RoomForCaller & { member: RoomMemberDocument }> {
    const standing = await this.#standing(userId, roomId);
    demand(canTakePart(standing));
    const { room, member } = standing;
    if (!room || !member) throw errors.notFound();
    return { ...standing, room, member };
  }

  /** The room, for who may know of it. */
  async asVisitor(userId: ObjectId, roomId: ObjectId): Promise<RoomForCaller> {
    const standing = await this.#standing(userId, roomId);
    demand(canSee(standing));
    const { room, member } = standing;
    if (!room) throw errors.notFound();
    return { ...standing, room, member: member?.leftAt === null ? member : null };
  }

  /**
   * Every room in which a person takes part: those the person is in, and with channels also in their team. Who has left
   * a team, or whose team was deleted, may still be in its channels for a moment.
   */
  async own(userId: ObjectId): Promise<Membership[]> {
    const [rooms, teams] = await Promise.all([this.#rooms.membershipsOf(userId), this.#teams.membershipsOf(userId)]);
    const teamIds = new Set(teams.map(({ teamId }) => toId(teamId)));
    return rooms.filter(({ room }) => !isChannel(room) || (room.teamId !== null && teamIds.has(toId(room.teamId))));
  }

  /** What a person is in the team of a room: what a decision about that room cannot see itself. */
  async teamRoleIn(userId: ObjectId, roomId: ObjectId): Promise<TeamRole | null> {
    const { teamId } = await this.#fixedFacts(roomId);
    return teamId && this.#roleIn(teamId, userId);
  }

  /** With whom somebody is in a direct conversation; null in any other room, and for who has no part in it. */
  async otherInDirect(userId: ObjectId, roomId: ObjectId): Promise<ObjectId | null> {
    const { pair } = await this.#fixedFacts(roomId);
    if (!pair?.some((id) => id.equals(userId))) return null;
    return pair.find((id) => !id.equals(userId)) ?? null;
  }

  async #fixedFacts(roomId: ObjectId): Promise<FixedFacts> {
    const key = roomId.toHexString();
    const known = this.#fixed.get(key);
    if (known) return known;
    const room = await this.#rooms.find(roomId);
    if (!room) throw errors.notFound();
    const pair = room.kind === 'direct' ? (room.directKey?.split(':').map(toObjectId) ?? null) : null;
    const facts = { teamId: room.teamId, pair };
    this.#fixed.set(key, facts);
    return facts;
  }

  async #standing(userId: ObjectId, roomId: ObjectId) {
    const [room, member] = await Promise.all([this.#rooms.find(roomId), this.#rooms.findMember(roomId, userId)]);
    const teamRole = room?.teamId ? await this.#roleIn(room.teamId, userId) : null;
    return { room, member, teamRole };
  }

  async #roleIn(teamId: ObjectId, userId: ObjectId): Promise<TeamRole | null> {
    return (await this.#teams.membership(teamId, userId))?.role ?? null;
  }
}
