import { setTimeout as sleep } from 'node:timers/promises';
import { type Id, MESSAGES } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { AppError, errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import {
  memberJoined,
  memberLeft,
  type RoomDocument,
  type RoomsModule,
  roomDeleted,
  submitChange,
} from '../rooms/index.js';
import type { TeamDocument, TeamsModule } from '../teams/index.js';
import type { ChannelNames } from './channel-names.js';

const GENERAL = 'general';
const APPEARS = { everyMs: 20, tries: 50 };

/** A channel to be made. */
interface NewChannel extends Pick<RoomDocument, 'kind' | 'topic' | 'description' | 'posting'> {
  teamId: ObjectId;
  name: string;
  creator: ObjectId;
  invited: readonly ObjectId[];
}

/** Keeps the members of a team's channels in step with those of the team. Everything here can be repeated. */
export class TeamChannels {
  readonly #rooms: RoomsModule;
  readonly #teams: TeamsModule['teams'];
  readonly #names: ChannelNames;

  constructor(options: { rooms: RoomsModule; teams: TeamsModule['teams']; names: ChannelNames }) {
    this.#rooms = options.rooms;
    this.#teams = options.teams;
    this.#names = options.names;
  }

  /** Makes a channel, or throws `CONFLICT`; a public one has everybody but guests in it from the start. */
  async create({ teamId, creator, invited, ...channel }: NewChannel): Promise<RoomDocument> {
    const everybody = channel.kind === 'public' ? await this.#teams.memberIds(teamId, { guests: false }) : [];
    const userIds = new Map([creator, ...invited, ...everybody].map((userId) => [userId.toHexString(), userId]));
    const roomId = new ObjectId();
    const claim = await this.#names.claim(teamId, channel.name, roomId);
    const room = await this.#rooms.rooms
      .create({
        roomId,
        nameClaimedAt: claim.claimedAt,
        createdBy: creator,
        room: { ...channel, teamId, directKey: null, subject: null },
        members: [...userIds.values()].map((userId) => ({ userId, role: userId.equals(creator) ? 'admin' : 'member' })),
      })
      .catch(async (error: unknown) => {
        // Of what is unknown the claim stays: the channel may be there after all.
        if (error instanceof AppError && error.code !== 'SERVICE_UNAVAILABLE') await this.#names.release(claim);
        throw error;
      });
    if (channel.kind === 'public') {
      // Who joined the team while the channel was made did not find it, and was not among those read before.
      const late = (await this.#teams.memberIds(teamId, { guests: false })).filter(
        (id) => !userIds.has(id.toHexString()),
      );
      if (late.length > 0) await this.#add(room._id, late);
    }
    await this.dropDeparted(teamId, [...userIds.values()]);
    // A team that was deleted meanwhile may have looked for its channels before this one was there.
    if (!(await this.#teams.find(teamId))) {
      await this.takeBack(teamId, room._id);
      throw errors.notFound();
    }
    return room;
  }

  /** These people, all of whom have to be in the team. */
  async inTeam(teamId: ObjectId, ids: readonly Id[]): Promise<ObjectId[]> {
    const userIds = [...new Set(ids)].map(toObjectId);
    if (userIds.length === 0) return [];
    const members = await this.#teams.memberships(teamId, userIds);
    if (members.length < userIds.length) throw errors.notFound(MESSAGES.userNotFound);
    return userIds;
  }

  /** Gives a new team its first channel. */
  async addGeneral(team: Pick<TeamDocument, '_id' | 'ownerId'>): Promise<void> {
    try {
      await this.create({
        teamId: team._id,
        creator: team.ownerId,
        invited: [],
        name: GENERAL,
        kind: 'public',
        topic: '',
        description: '',
        posting: 'everyone',
      });
    } catch (error) {
      // Deleted as soon as it was made.
      if (error instanceof AppError && error.code === 'NOT_FOUND') return;
      // Made already, by an earlier try or by somebody's hand; or its name was claimed by a try of which nothing came.
      if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error;
      if (!(await this.#appears(team._id, GENERAL))) throw error;
    }
    await this.#teams.markGeneralChannel(team._id);
    await this.fill(team._id, [team.ownerId]);
  }

  /** Whether a channel of this name is there, or comes to be within moments: somebody else may be making it. */
  async #appears(teamId: ObjectId, name: string): Promise<boolean> {
    for (let tries = 0; tries < APPEARS.tries; tries += 1) {
      if (await this.#rooms.repository.hasChannel(teamId, name)) return true;
      await sleep(APPEARS.everyMs);
    }
    return false;
  }

  /** Puts members of a team into all its public channels; guests among them into none. */
  async fill(teamId: ObjectId, userIds: readonly ObjectId[]): Promise<void> {
    const members = await this.#teams.memberships(teamId, userIds);
    const joining = members.filter(({ role }) => role !== 'guest').map(({ userId }) => userId);
    const channels = joining.length > 0 ? await this.#rooms.repository.publicChannels(teamId) : [];
    await Promise.all(channels.map((channel) => this.#add(channel._id, joining)));
    await this.dropDeparted(teamId, joining);
    await this.#teams.markChannelsSynced(teamId, userIds);
  }

  /**
   * To be called after these people were put into channels: whoever left the team meanwhile is taken out again. Their
   * leaving may have looked for their channels before they were in them.
   */
  async dropDeparted(teamId: ObjectId, userIds: readonly ObjectId[]): Promise<void> {
    const staying = await this.#teams.memberships(teamId, userIds);
    if (staying.length >= userIds.length || !(await this.#teams.find(teamId))) return;
    const stayingIds = new Set(staying.map(({ userId }) => userId.toHexString()));
    const departed = userIds.filter((userId) => !stayingIds.has(userId.toHexString()));
    await Promise.all(departed.map((userId) => this.#leaveAll(teamId, userId)));
  }

  /** Takes somebody who left a team out of all its channels, after which they may come back. */
  async empty(teamId: ObjectId, userId: ObjectId): Promise<void> {
    await this.#leaveAll(teamId, userId);
    await this.#teams.markChannelsLeft(teamId, userId);
  }

  /** Deletes the channels of a team that was deleted. */
  async deleteAll(teamId: ObjectId): Promise<void> {
    const channels = await this.#rooms.repository.channels(teamId);
    await Promise.all(channels.map(({ _id }) => this.#delete(_id)));
    await this.#names.releaseAll(teamId);
    await this.#teams.markChannelsDeleted(teamId);
  }

  /** Takes back a channel that was one too many. */
  async takeBack(teamId: ObjectId, roomId: ObjectId): Promise<void> {
    await this.#delete(roomId);
    await this.#names.releaseRoom(teamId, roomId);
  }

  async #delete(roomId: ObjectId): Promise<void> {
    await submitChange(this.#rooms.log, roomDeleted, { roomId, actorId: null, input: { how: 'automatic' } });
  }

  async #leaveAll(teamId: ObjectId, userId: ObjectId): Promise<void> {
    const memberships = await this.#rooms.repository.membershipsOf(userId);
    await Promise.all(
      memberships
        .filter(({ room }) => room.teamId?.equals(teamId))
        .map(({ room }) =>
          submitChange(this.#rooms.log, memberLeft, {
            roomId: room._id,
            actorId: null,
            input: { how: 'automatic', userId, teamRole: null },
          }),
        ),
    );
  }

  async #add(roomId: ObjectId, userIds: readonly ObjectId[]): Promise<void> {
    await submitChange(this.#rooms.log, memberJoined, {
      roomId,
      actorId: null,
      input: {
        how: 'automatic',
        users: userIds.map((userId) => ({ userId, memberId: new ObjectId() })),
        teamRole: null,
      },
    });
  }
}
