import {
  idSchema,
  LIMITS,
  type markReadResult,
  type markUnreadResult,
  type Page,
  type Reader,
  type Room,
  type roomsMarkReadInput,
  type roomsMarkUnreadInput,
  type roomsSetPreferencesInput,
  type unreadTotalResult,
} from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock.js';
import { errors } from '../../../platform/errors.js';
import type { EventBus } from '../../../platform/event-bus.js';
import { toId, toObjectId } from '../../../platform/ids.js';
import { decodeCursor, toPage } from '../../../platform/mongo/index.js';
import type { Caller } from '../../../platform/trpc.js';
import type { RoomAccess } from '../room-access.js';
import { type RoomMessagesSlot, unreadSince } from '../room-messages.js';
import { preferencesChanged, readMarkMoved } from '../rooms.events.js';
import type { RoomsPresenter } from '../rooms.presenter.js';
import type { RoomsRepository } from '../rooms.repository.js';
import type { ReadMarks } from './read-marks.js';

/** Of how many newly read messages at most the number is told. */
const COUNTED = 10_000;
/** The account of the last reader shown. */
const positionSchema = z.tuple([idSchema]);

interface ReadStateOptions {
  repository: RoomsRepository;
  access: RoomAccess;
  presenter: RoomsPresenter;
  marks: ReadMarks;
  messages: RoomMessagesSlot;
  bus: EventBus;
  clock: Clock;
}

/** How far each person has read: one number per membership, moved forward only. */
export class ReadStateService {
  readonly #options: ReadStateOptions;

  constructor(options: ReadStateOptions) {
    this.#options = options;
  }

  async markRead(caller: Caller, input: z.output<typeof roomsMarkReadInput>): Promise<z.output<typeof markReadResult>> {
    const { repository, access, clock } = this.#options;
    const messages = this.#options.messages.get();
    const roomId = toObjectId(input.roomId);
    const userId = toObjectId(caller.userId);
    const { room, member } = await access.asMember(userId, roomId);
    const last = (await messages.newest([roomId])).get(input.roomId)?.seq ?? 0;
    const seq = Math.min(input.seq ?? last, last);
    const before = await repository.advanceReadMark(roomId, userId, { seq, at: clock.now() });
    if (!before) return { count: 0, lastReadSeq: Math.max(member.lastReadSeq, seq) };
    await this.#options.marks.note(roomId, userId, seq);
    void this.#options.bus.publish(readMarkMoved, {
      roomId,
      userId,
      seq,
      version: before.readVersion + 1,
      shared: room.memberCount <= LIMITS.readEventMembers,
    });
    const range = { roomId, userId, afterSeq: before.lastReadSeq, upToSeq: seq, limit: COUNTED };
    return { count: await messages.countUnread(range), lastReadSeq: seq };
  }

  /** Makes a room unread again from a message on; nobody else hears of it. */
  async markUnread(
    caller: Caller,
    input: z.output<typeof roomsMarkUnreadInput>,
  ): Promise<z.output<typeof markUnreadResult>> {
    const { repository, access, clock } = this.#options;
    const roomId = toObjectId(input.roomId);
    const userId = toObjectId(caller.userId);
    const { member } = await access.asMember(userId, roomId);
    const seq = Math.max(0, input.seq - 1);
    const lowered = await repository.lowerReadMark(roomId, userId, { seq, at: clock.now() });
    if (!lowered) return { lastReadSeq: Math.min(member.lastReadSeq, seq) };
    void this.#options.bus.publish(readMarkMoved, { roomId, userId, seq, version: lowered.readVersion, shared: false });
    return { lastReadSeq: seq };
  }

  /** What the room is to the caller alone; told to all the caller's clients. */
  async setPreferences(
    caller: Caller,
    { roomId: id, notify, mutedUntil, starred }: z.output<typeof roomsSetPreferencesInput>,
  ): Promise<Room> {
    const { repository, access, presenter, clock, bus } = this.#options;
    const roomId = toObjectId(id);
    const userId = toObjectId(caller.userId);
    const { room } = await access.asMember(userId, roomId);
    const member = await repository.setPreferences(roomId, userId, {
      ...(notify !== undefined && { notify }),
      ...(mutedUntil !== undefined && { mutedUntil }),
      ...(starred !== undefined && { starred }),
      updatedAt: clock.now(),
    });
    // Gone this very moment.
    if (!member) throw errors.notFound();
    await bus.publish(preferencesChanged, { roomId, userId });
    return presenter.presentOne({ room, member });
  }

  /** Who has read as far as a message of this number, and since when. */
  async readers(
    roomId: ObjectId,
    message: { seq: number; senderId: ObjectId; createdAt: Date },
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<Reader>> {
    const { repository, presenter, marks } = this.#options;
    const [after] = cursor === undefined ? [null] : decodeCursor(cursor, positionSchema);
    const rows = await repository.readersPage(roomId, {
      seq: message.seq,
      except: message.senderId,
      after: after === null ? null : toObjectId(after),
      limit: limit + 1,
    });
    const page = toPage(rows, limit, { present: (row) => row, position: ({ userId }) => [toId(userId)] });
    const [members, times] = await Promise.all([
      presenter.presentMembers(page.items),
      marks.readAt(
        roomId,
        page.items.map(({ userId }) => userId),
        message.seq,
      ),
    ]);
    // A mark that moves keeps the time at which it was made, which may be before the message.
    const since = (readAt: Date | undefined) => readAt && (readAt < message.createdAt ? message.createdAt : readAt);
    const items = members.map(({ user }) => ({ user, readAt: since(times.get(user.id)) ?? null }));
    return { items, nextCursor: page.nextCursor };
  }

  async unreadTotal(caller: Caller): Promise<z.output<typeof unreadTotalResult>> {
    const { access } = this.#options;
    const messages = this.#options.messages.get();
    const userId = toObjectId(caller.userId);
    const memberships = await access.own(userId);
    const newest = await messages.newest(memberships.map(({ room }) => room._id));
    const members = memberships.map(({ member }) => member);
    const counts = await messages.countsOf(userId, unreadSince(members, newest));
    const total = { unreadCount: 0, mentionCount: 0 };
    for (const { unreadCount, mentionCount } of counts.values()) {
      total.unreadCount += unreadCount;
      total.mentionCount += mentionCount;
    }
    return total;
  }
}
