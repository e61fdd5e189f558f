import type { Id, Page, Room, RoomMember, roomsListInput, roomsMembersInput } from '@confab/shared';
import { idSchema } from '@confab/shared';
import { ObjectId } from 'mongodb';
import { z } from 'zod';
import { toId, toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import type { Caller } from '../../platform/trpc.js';
import { memberLeft } from './kinds/member-left.js';
import { type RoomCreatedInput, roomCreated } from './kinds/room-created.js';
import { submitChange } from './kinds/submit-change.js';
import type { RoomLog } from './log/index.js';
import type { RoomAccess } from './room-access.js';
import type { RoomList } from './room-list.js';
import type { RoomDocument } from './rooms.model.js';
import type { RoomsPresenter } from './rooms.presenter.js';
import type { RoomsRepository } from './rooms.repository.js';

interface RoomsServiceOptions {
  repository: RoomsRepository;
  access: RoomAccess;
  presenter: RoomsPresenter;
  list: RoomList;
  log: RoomLog;
}

/** A room to be made, with its people. */
export interface NewRoom extends Omit<RoomCreatedInput, 'members' | 'system' | 'nameClaimedAt'> {
  /** Made up unless given. */
  roomId?: ObjectId;
  nameClaimedAt?: Date;
  createdBy: ObjectId;
  members: { userId: ObjectId; role: 'admin' | 'member' }[];
}

const positionSchema = z.tuple([idSchema]);

/** The use cases that are the same for every kind of room. */
export class RoomsService {
  readonly #options: RoomsServiceOptions;

  constructor(options: RoomsServiceOptions) {
    this.#options = options;
  }

  list(caller: Caller, input: z.output<typeof roomsListInput>): Promise<Page<Room>> {
    return this.#options.list.page(toObjectId(caller.userId), input);
  }

  async get(caller: Caller, roomId: Id): Promise<Room> {
    const { access, presenter } = this.#options;
    return presenter.presentOne(await access.asVisitor(toObjectId(caller.userId), toObjectId(roomId)));
  }

  async members(caller: Caller, input: z.output<typeof roomsMembersInput>): Promise<Page<RoomMember>> {
    const { access, presenter, repository } = this.#options;
    const roomId = toObjectId(input.roomId);
    await access.asMember(toObjectId(caller.userId), roomId);
    const [after] = input.cursor === undefined ? [null] : decodeCursor(input.cursor, positionSchema);
    const rows = await repository.membersPage(roomId, {
      after: after ? toObjectId(after) : null,
      limit: input.limit + 1,
    });
    const { items, nextCursor } = toPage(rows, input.limit, {
      present: (member) => member,
      position: ({ userId }) => [toId(userId)],
    });
    return { items: await presenter.presentMembers(items), nextCursor };
  }

  /** Leaves a room of one's own will. */
  async leave(caller: Caller, id: Id): Promise<void> {
    const { access, log } = this.#options;
    const roomId = toObjectId(id);
    const userId = toObjectId(caller.userId);
    const teamRole = await access.teamRoleIn(userId, roomId);
    await submitChange(log, memberLeft, { roomId, actorId: userId, input: { how: 'self', userId, teamRole } });
  }

  /** Makes a room; throws `DuplicateRoomError` where there is one of that pair or subject. */
  async create({ roomId = new ObjectId(), nameClaimedAt, createdBy, members, room }: NewRoom): Promise<RoomDocument> {
    const outcome = await submitChange(this.#options.log, roomCreated, {
      roomId,
      actorId: createdBy,
      input: {
        room,
        members: members.map((member) => ({ _id: new ObjectId(), ...member })),
        system: null,
        nameClaimedAt: nameClaimedAt ?? null,
      },
    });
    if (outcome.type === 'unchanged') throw new Error('A new room was there already');
    return { ...outcome.entry.data.room, rev: outcome.entry.rev };
  }
}
