import { ObjectId } from 'mongodb';
import {
  DuplicateRoomError,
  memberJoined,
  memberLeft,
  type RoomDocument,
  type RoomsModule,
  submitChange,
} from '../rooms/index.js';
import type { TeamDocument, TeamsModule } from '../teams/index.js';

const GENERAL = 'general';

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

  constructor(rooms: RoomsModule, teams: TeamsModule['teams']) {
    this.#rooms = rooms;
    this.#teams = teams;
  }

  /** Makes a channel; a public one has everybody but guests in it from the start. */
  async create({ teamId, creator, invited, ...channel }: NewChannel): Promise<RoomDocument> {
    const everybody = channel.kind === 'public' ? await this.#teams.memberIds(teamId, { guests: false }) : [];
    const userIds = new Map([creator, ...invited, ...everybody].map((userId) => [userId.toHexString(), userId]));
    const room = await this.#rooms.rooms.create({
      createdBy: creator,
      room: { ...channel, teamId, directKey: null, subject: null },
      members: [...userIds.values()].map((userId) => ({ userId, role: userId.equals(creator) ? 'admin' : 'member' })),
    });
    if (channel.kind === 'public') {
      // Who joined the team while the channel was made did not find it, and was not among those read before.
      const late = (await this.#teams.memberIds(teamId, { guests: false })).filter(
        (id) => !userIds.has(id.toHexString()),
      );
      if (late.length > 0) await this.#add(room._id, late);
    }
    await this.dropDeparted(teamId, [...userIds.values()]);
    return room;
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
      // Made already, by an earlier try or by somebody's hand.
      if (!(error instanceof DuplicateRoomError)) throw error;
    }
    await this.#teams.markGeneralChannel(team._id);
    await this.fill(team._id, [team.ownerId]);
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
