import { type Channel, type channelsCreateInput, type Id, LIMITS, MESSAGES } from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import {
  asChannel,
  DuplicateRoomError,
  isChannel,
  memberJoined,
  type RoomsModule,
  submitChange,
} from '../rooms/index.js';
import type { TeamsModule } from '../teams/index.js';
import { canCreateChannel } from './channels.policy.js';
import type { TeamChannels } from './team-channels.js';

interface ChannelsServiceOptions {
  rooms: RoomsModule;
  teams: TeamsModule['teams'];
  teamChannels: TeamChannels;
}

/** The use cases of channels: the rooms of teams. */
export class ChannelsService {
  readonly #options: ChannelsServiceOptions;

  constructor(options: ChannelsServiceOptions) {
    this.#options = options;
  }

  async list(caller: Caller, teamId: Id | undefined): Promise<Channel[]> {
    const { rooms, teams } = this.#options;
    const userId = toObjectId(caller.userId);
    if (teamId !== undefined && !(await teams.membership(toObjectId(teamId), userId))) throw errors.notFound();
    const listed = await rooms.list.all(
      userId,
      ({ room }) => isChannel(room) && (teamId === undefined || room.teamId?.toHexString() === teamId),
    );
    return listed.map(asChannel);
  }

  async get(caller: Caller, channelId: Id): Promise<Channel> {
    return asChannel(await this.#options.rooms.rooms.get(caller, channelId));
  }

  async create(caller: Caller, input: z.output<typeof channelsCreateInput>): Promise<Channel> {
    const { rooms, teams, teamChannels } = this.#options;
    const teamId = toObjectId(input.teamId);
    const creator = toObjectId(caller.userId);
    const membership = await teams.membership(teamId, creator);
    if (!membership) throw errors.notFound();
    if (!canCreateChannel(membership.role)) throw errors.forbidden();
    const invited = await this.#inTeam(teamId, input.memberIds);
    if ((await rooms.repository.countChannels(teamId)) >= LIMITS.channelsPerTeam) {
      throw errors.precondition(MESSAGES.tooManyChannels);
    }
    const { name, kind, topic, description, posting } = input;
    // The unique index has the last word; but what it refuses has been written for every member, and is removed again.
    if (await rooms.repository.hasChannel(teamId, name)) throw errors.conflict(MESSAGES.channelNameTaken);
    try {
      const room = await teamChannels.create({ teamId, creator, invited, name, kind, topic, description, posting });
      return await this.get(caller, toId(room._id));
    } catch (error) {
      if (error instanceof DuplicateRoomError) throw errors.conflict(MESSAGES.channelNameTaken);
      throw error;
    }
  }

  async join(caller: Caller, channelId: Id): Promise<Channel> {
    const { rooms, teamChannels } = this.#options;
    const roomId = toObjectId(channelId);
    const userId = toObjectId(caller.userId);
    const teamRole = await rooms.access.teamRoleIn(userId, roomId);
    await submitChange(rooms.log, memberJoined, {
      roomId,
      actorId: userId,
      input: { how: 'self', users: [{ userId, memberId: new ObjectId() }], teamRole },
    });
    const room = await rooms.repository.find(roomId);
    if (room?.teamId) await teamChannels.dropDeparted(room.teamId, [userId]);
    return this.get(caller, channelId);
  }

  /** These people, all of whom have to be in the team. */
  async #inTeam(teamId: ObjectId, ids: readonly Id[]): Promise<ObjectId[]> {
    const userIds = [...new Set(ids)].map(toObjectId);
    if (userIds.length === 0) return [];
    const members = await this.#options.teams.memberships(teamId, userIds);
    if (members.length < userIds.length) throw errors.notFound(MESSAGES.userNotFound);
    return userIds;
  }
}
