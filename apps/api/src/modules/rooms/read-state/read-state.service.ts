import type { Id, markReadResult, roomsMarkReadInput, unreadTotalResult } from '@confab/shared';
import { LIMITS } from '@confab/shared';
import type { z } from 'zod';
import type { Clock } from '../../../platform/clock.js';
import type { EventBus } from '../../../platform/event-bus.js';
import { toId, toObjectId } from '../../../platform/ids.js';
import type { Caller } from '../../../platform/trpc.js';
import type { RoomAccess } from '../room-access.js';
import type { RoomMessagesSlot } from '../room-messages.js';
import { readMarkMoved } from '../rooms.events.js';
import type { RoomsRepository } from '../rooms.repository.js';

/** Of how many newly read messages at most the number is told. */
const COUNTED = 10_000;

interface ReadStateOptions {
  repository: RoomsRepository;
  access: RoomAccess;
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

  async unreadTotal(caller: Caller): Promise<z.output<typeof unreadTotalResult>> {
    const { repository } = this.#options;
    const messages = this.#options.messages.get();
    const userId = toObjectId(caller.userId);
    const memberships = await repository.membershipsOf(userId);
    const newest = await messages.newest(memberships.map(({ room }) => room._id));
    const counts = await Promise.all(
      memberships.map(({ member: { roomId, lastReadSeq: afterSeq } }) => {
        const last: Id = toId(roomId);
        const behind = (newest.get(last)?.seq ?? 0) > afterSeq;
        return behind ? messages.countUnread({ roomId, userId, afterSeq, limit: LIMITS.unreadCount }) : 0;
      }),
    );
    return { unreadCount: counts.reduce((sum, count) => sum + count, 0), mentionCount: 0 };
  }
}
