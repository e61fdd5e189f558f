import type { Channel, channelsUpdateInput, Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { z } from 'zod';
import { AppError, errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import {
  asChannel,
  canManage,
  demand,
  isChannel,
  type RoomsModule,
  roomArchived,
  roomDeleted,
  roomUpdated,
  submitChange,
} from '../rooms/index.js';
import type { ChannelNames, NameClaim } from './channel-names.js';

type ChannelChange = Omit<z.output<typeof channelsUpdateInput>, 'channelId'>;

/** What becomes of channels: their names and topics, the archive, and their end. */
export class ChannelChanges {
  readonly #rooms: RoomsModule;
  readonly #names: ChannelNames;

  constructor(options: { rooms: RoomsModule; names: ChannelNames }) {
    this.#rooms = options.rooms;
    this.#names = options.names;
  }

  async update(caller: Caller, { channelId, ...change }: z.output<typeof channelsUpdateInput>): Promise<Channel> {
    const actorId = toObjectId(caller.userId);
    const roomId = toObjectId(channelId);
    const claim = change.name === undefined ? null : await this.#claim(actorId, roomId, change.name);
    const teamRole = await this.#rooms.access.teamRoleIn(actorId, roomId);
    const outcome = await submitChange(this.#rooms.log, roomUpdated, {
      roomId,
      actorId,
      input: { change: definedFields(change), of: 'channel', teamRole, nameClaimedAt: claim?.claimedAt ?? null },
    }).catch(async (error: unknown) => {
      // Of what is unknown the claim stays: the channel may bear the name after all.
      const refused = error instanceof AppError && error.code !== 'SERVICE_UNAVAILABLE';
      if (refused && claim?.isNew) await this.#names.release(claim);
      throw error;
    });
    if (claim?.before) await this.#names.release(claim.before);
    if (outcome.type === 'unchanged') return asChannel(await this.#rooms.rooms.get(caller, channelId));
    // Who leads the team may have closed a channel to those who are not in it, and is told how it is all the same.
    const { data, rev } = outcome.entry;
    const known = await this.#rooms.repository.findMember(roomId, actorId);
    const member = known?.leftAt === null ? known : null;
    return asChannel(await this.#rooms.presenter.presentOne({ room: { ...data.room, rev }, member }));
  }

  async archive(caller: Caller, channelId: Id, archive: boolean): Promise<void> {
    const actorId = toObjectId(caller.userId);
    const roomId = toObjectId(channelId);
    const teamRole = await this.#rooms.access.teamRoleIn(actorId, roomId);
    await submitChange(this.#rooms.log, roomArchived, { roomId, actorId, input: { archive, teamRole } });
  }

  async delete(caller: Caller, channelId: Id): Promise<void> {
    const actorId = toObjectId(caller.userId);
    const roomId = toObjectId(channelId);
    const teamRole = await this.#rooms.access.teamRoleIn(actorId, roomId);
    const outcome = await submitChange(this.#rooms.log, roomDeleted, {
      roomId,
      actorId,
      input: { how: 'self', of: 'channel', teamRole },
    });
    if (outcome.type === 'unchanged') return;
    const { teamId } = outcome.entry.data.room;
    if (teamId) await this.#names.releaseRoom(teamId, roomId);
  }

  /** Claims the new name for who may give it, and finds the claim of the one it has. */
  async #claim(
    actorId: ObjectId,
    roomId: ObjectId,
    name: string,
  ): Promise<(NameClaim & { before: NameBefore }) | null> {
    const standing = await this.#rooms.access.asVisitor(actorId, roomId);
    const { room } = standing;
    if (!isChannel(room) || !room.teamId) throw errors.notFound();
    demand(canManage(standing));
    if (room.name === name) return null;
    const before = room.name === null ? null : await this.#names.find(room.teamId, room.name, roomId);
    return { ...(await this.#names.claim(room.teamId, name, roomId)), before };
  }
}

type NameBefore = Awaited<ReturnType<ChannelNames['find']>>;

/** Only what was said. */
function definedFields({ name, topic, description, kind, posting }: ChannelChange) {
  return {
    ...(name !== undefined && { name }),
    ...(topic !== undefined && { topic }),
    ...(description !== undefined && { description }),
    ...(kind !== undefined && { kind }),
    ...(posting !== undefined && { posting }),
  };
}
