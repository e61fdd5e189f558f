import type { TeamRole } from '@confab/shared';
import { LRUCache } from 'lru-cache';
import type { ObjectId } from 'mongodb';
import { errors } from '../../platform/errors.js';
import type { Teams } from '../teams/index.js';
import type { RoomDocument, RoomMemberDocument } from './rooms.model.js';
import { canSee, canTakePart, demand } from './rooms.policy.js';
import type { RoomsRepository } from './rooms.repository.js';

/** A room with what the caller is in it. */
export interface RoomForCaller {
  room: RoomDocument;
  /** Null for who is not in it. */
  member: RoomMemberDocument | null;
  teamRole: TeamRole | null;
}

const ROOMS_REMEMBERED = 50_000;

/** Finds rooms for people, and says no in the one way in which the API says it. */
export class RoomAccess {
  readonly #rooms: RoomsRepository;
  readonly #teams: Pick<Teams, 'membership'>;
  /** The team of a room never changes; 'none' for conversations. */
  readonly #teamOf = new LRUCache<string, ObjectId | 'none'>({ max: ROOMS_REMEMBERED });

  constructor(rooms: RoomsRepository, teams: Pick<Teams, 'membership'>) {
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

  /** What a person is in the team of a room: what a decision about that room cannot see itself. */
  async teamRoleIn(userId: ObjectId, roomId: ObjectId): Promise<TeamRole | null> {
    const key = roomId.toHexString();
    let teamId = this.#teamOf.get(key);
    if (teamId === undefined) {
      const room = await this.#rooms.find(roomId);
      if (!room) throw errors.notFound();
      teamId = room.teamId ?? 'none';
      this.#teamOf.set(key, teamId);
    }
    return teamId === 'none' ? null : this.#roleIn(teamId, userId);
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
