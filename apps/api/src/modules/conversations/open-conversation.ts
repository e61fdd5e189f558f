import { setTimeout as sleep } from 'node:timers/promises';
import { type Id, MESSAGES, type openForSubjectInput, type openGroupInput } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import { KeyedQueue } from '../auth/index.js';
import { DuplicateRoomError, type RoomDocument, type RoomsModule } from '../rooms/index.js';
import type { InvitedPeople } from './invited-people.js';

const VISIBLE = { everyMs: 20, tries: 100 };

export interface OpenedRoom {
  room: RoomDocument;
  created: boolean;
}

/** Opens conversations: the one there is, or a new one, however many ask for it at once. */
export class OpenConversation {
  readonly #rooms: RoomsModule;
  readonly #people: InvitedPeople;
  readonly #queue = new KeyedQueue();

  constructor(options: { rooms: RoomsModule; people: InvitedPeople }) {
    this.#rooms = options.rooms;
    this.#people = options.people;
  }

  /** One per pair, whoever asks. */
  async direct(caller: Caller, otherId: Id): Promise<OpenedRoom> {
    if (otherId === caller.userId) throw errors.badInput('userId', MESSAGES.selfConversation);
    const me = toObjectId(caller.userId);
    const directKey = [caller.userId, otherId].sort().join(':');
    const find = () => this.#rooms.repository.findByDirectKey(directKey);
    const others = await this.#people.check(me, [otherId], { deactivated: (await find()) !== null });
    return this.#findOrCreate(directKey, find, {
      me,
      others,
      room: { kind: 'direct', name: null, directKey, subject: null },
    });
  }

  /** With a name always a new one; without, the one that these people have already, if there is one. */
  async group(caller: Caller, { userIds, name }: z.output<typeof openGroupInput>): Promise<OpenedRoom> {
    const me = toObjectId(caller.userId);
    const others = await this.#others(me, userIds);
    if (name !== undefined) {
      const room = await this.#create({ me, others, room: { kind: 'group', name, directKey: null, subject: null } });
      return { room, created: true };
    }
    const directKey = `group:${[me, ...others].map(toId).sort().join(':')}`;
    const find = async () =>
      (await this.#rooms.repository.findByDirectKey(directKey)) ?? (await this.#ofTheSamePeople(me, others));
    const room = { kind: 'group' as const, name: null, directKey, subject: null };
    return this.#findOrCreate(directKey, find, { me, others, room });
  }

  /** One per subject. Whoever has no part in it is told what everybody is told of what does not exist. */
  async forSubject(
    caller: Caller,
    { subject, userIds, name }: z.output<typeof openForSubjectInput>,
  ): Promise<OpenedRoom> {
    const me = toObjectId(caller.userId);
    const find = () => this.#rooms.repository.findBySubject(subject);
    const known = await find();
    if (known) {
      await this.#rooms.access.asMember(me, known._id);
      return { room: known, created: false };
    }
    const others = await this.#others(me, userIds);
    const opened = await this.#findOrCreate(`subject:${subject.type}:${subject.id}`, find, {
      me,
      others,
      room: { kind: 'group', name: name ?? null, directKey: null, subject },
    });
    if (!opened.created) await this.#rooms.access.asMember(me, opened.room._id);
    return opened;
  }

  async #others(me: ObjectId, ids: readonly Id[]): Promise<ObjectId[]> {
    const others = await this.#people.check(me, ids, { deactivated: false });
    if (others.length === 0) throw errors.badInput('userIds', MESSAGES.selfConversation);
    return others;
  }

  /** A group without a name that has come to be one of exactly these people. */
  async #ofTheSamePeople(me: ObjectId, others: readonly ObjectId[]): Promise<RoomDocument | null> {
    const memberships = await this.#rooms.repository.membershipsOf(me);
    const groups = memberships
      .map(({ room }) => room)
      .filter(({ kind, name, subject, memberCount }) => {
        return kind === 'group' && name === null && subject === null && memberCount === others.length + 1;
      });
    if (groups.length === 0) return null;
    const wanted = new Set([me, ...others].map(toId));
    const strange = new Set(
      (await this.#rooms.repository.membersOf(groups.map(({ _id }) => _id)))
        .filter(({ userId }) => !wanted.has(toId(userId)))
        .map(({ roomId }) => toId(roomId)),
    );
    return groups.find(({ _id }) => !strange.has(toId(_id))) ?? null;
  }

  /** Those of one key are tried one after the other here: the index decides between nodes, and each try of it costs. */
  #findOrCreate(key: string, find: Find, conversation: NewConversation): Promise<OpenedRoom> {
    return this.#queue.run(key, () => this.#findOrCreateNow(find, conversation));
  }

  async #findOrCreateNow(find: Find, conversation: NewConversation): Promise<OpenedRoom> {
    const known = await find();
    if (known) return { room: known, created: false };
    try {
      return { room: await this.#create(conversation), created: true };
    } catch (error) {
      if (!(error instanceof DuplicateRoomError)) throw error;
      return { room: await findFirst(find), created: false };
    }
  }

  #create({ me, others, room }: NewConversation): Promise<RoomDocument> {
    return this.#rooms.rooms.create({
      createdBy: me,
      room: { ...room, teamId: null, topic: '', description: '', posting: 'everyone' },
      members: [me, ...others].map((userId) => ({ userId, role: 'member' })),
    });
  }
}

type Find = () => Promise<RoomDocument | null>;

interface NewConversation {
  me: ObjectId;
  others: readonly ObjectId[];
  room: Pick<RoomDocument, 'kind' | 'name' | 'directKey' | 'subject'>;
}

/** The one that was first. The index knows it before a majority does, so it may take a moment until it shows. */
async function findFirst(find: Find): Promise<RoomDocument> {
  for (let tries = 0; tries < VISIBLE.tries; tries += 1) {
    const room = await find();
    if (room) return room;
    await sleep(VISIBLE.everyMs);
  }
  throw errors.unavailable(new Error('A conversation that exists could not be read'));
}
