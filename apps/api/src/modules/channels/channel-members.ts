import type {
  Channel,
  channelsAddMembersInput,
  channelsRemoveMemberInput,
  channelsSetRoleInput,
  Id,
} from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import {
  asChannel,
  canTend,
  demand,
  isChannel,
  memberJoined,
  memberLeft,
  memberRole,
  type RoomsModule,
  submitChange,
} from '../rooms/index.js';
import type { TeamChannels } from './team-channels.js';

/** Who is in a channel, and what they are in it. */
export class ChannelMembers {
  readonly #rooms: RoomsModule;
  readonly #teamChannels: TeamChannels;

  constructor(options: { rooms: RoomsModule; teamChannels: TeamChannels }) {
    this.#rooms = options.rooms;
    this.#teamChannels = options.teamChannels;
  }

  async join(caller: Caller, channelId: Id): Promise<Channel> {
    const { actorId, roomId, teamRole } = await this.#standing(caller, channelId);
    // Guests are in just those channels that they were added to; no other is there for them, and those they have.
    if (teamRole === 'guest') throw errors.notFound();
    await submitChange(this.#rooms.log, memberJoined, {
      roomId,
      actorId,
      input: { how: 'self', users: [{ userId: actorId, memberId: new ObjectId() }], teamRole },
    });
    return this.#afterJoining(caller, channelId, [actorId]);
  }

  /** Adds people of the team; those who are in the channel already stay as they are. */
  async add(caller: Caller, { channelId, userIds }: z.output<typeof channelsAddMembersInput>): Promise<Channel> {
    const { actorId, roomId, teamRole } = await this.#standing(caller, channelId);
    const standing = await this.#rooms.access.asVisitor(actorId, roomId);
    if (!isChannel(standing.room) || !standing.room.teamId) throw errors.notFound();
    // Who may not add people does not learn who is in the team.
    demand(canTend(standing));
    const added = await this.#teamChannels.inTeam(standing.room.teamId, userIds);
    await submitChange(this.#rooms.log, memberJoined, {
      roomId,
      actorId,
      input: { how: 'added', users: added.map((userId) => ({ userId, memberId: new ObjectId() })), teamRole },
    });
    return this.#afterJoining(caller, channelId, added);
  }

  async remove(caller: Caller, { channelId, userId }: z.output<typeof channelsRemoveMemberInput>): Promise<Channel> {
    const { actorId, roomId, teamRole } = await this.#standing(caller, channelId);
    const before = await this.#rooms.access.asVisitor(actorId, roomId);
    await submitChange(this.#rooms.log, memberLeft, {
      roomId,
      actorId,
      input: { how: 'removed', of: 'channel', userId: toObjectId(userId), teamRole },
    });
    // Who has removed oneself from a private channel is told how it was left.
    if (userId === caller.userId) return asChannel(await this.#rooms.presenter.presentOne({ ...before, member: null }));
    return asChannel(await this.#rooms.rooms.get(caller, channelId));
  }

  async setRole(caller: Caller, { channelId, userId, role }: z.output<typeof channelsSetRoleInput>): Promise<Channel> {
    const { actorId, roomId, teamRole } = await this.#standing(caller, channelId);
    await submitChange(this.#rooms.log, memberRole, {
      roomId,
      actorId,
      input: { userId: toObjectId(userId), role, teamRole },
    });
    return asChannel(await this.#rooms.rooms.get(caller, channelId));
  }

  async #standing(caller: Caller, channelId: Id) {
    const actorId = toObjectId(caller.userId);
    const roomId = toObjectId(channelId);
    return { actorId, roomId, teamRole: await this.#rooms.access.teamRoleIn(actorId, roomId) };
  }

  /** Whoever left the team while joining the channel is taken out again. */
  async #afterJoining(caller: Caller, channelId: Id, userIds: readonly ObjectId[]): Promise<Channel> {
    const room = await this.#rooms.repository.find(toObjectId(channelId));
    if (room?.teamId) await this.#teamChannels.dropDeparted(room.teamId, userIds);
    return asChannel(await this.#rooms.rooms.get(caller, channelId));
  }
}
