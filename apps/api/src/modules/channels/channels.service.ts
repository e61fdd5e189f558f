import { type Channel, type channelsCreateInput, type Id, LIMITS, MESSAGES } from '@confab/shared';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import { asChannel, isChannel, type RoomsModule } from '../rooms/index.js';
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
    const invited = await teamChannels.inTeam(teamId, input.memberIds);
    if ((await rooms.repository.countChannels(teamId)) >= LIMITS.channelsPerTeam) {
      throw errors.precondition(MESSAGES.tooManyChannels);
    }
    const { name, kind, topic, description, posting } = input;
    const room = await teamChannels.create({ teamId, creator, invited, name, kind, topic, description, posting });
    // Several may have been made at once: whoever finds the limit passed takes back its own.
    if ((await rooms.repository.countChannels(teamId)) > LIMITS.channelsPerTeam) {
      await teamChannels.takeBack(teamId, room._id);
      throw errors.precondition(MESSAGES.tooManyChannels);
    }
    return this.get(caller, toId(room._id));
  }
}
