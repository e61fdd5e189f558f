import type { Id, Page, Room } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { toId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import type { RoomAccess } from './room-access.js';
import type { NewestMessage, RoomMessagesSlot } from './room-messages.js';
import { lastActivity, type RoomsPresenter } from './rooms.presenter.js';
import type { Membership } from './rooms.repository.js';

interface Listed extends Membership {
  id: Id;
  activity: number;
}

const positionSchema = z.tuple([z.number(), z.string()]);

/** A person's rooms, newest activity first: what sidebars are made of. */
export class RoomList {
  readonly #access: Pick<RoomAccess, 'own'>;
  readonly #presenter: RoomsPresenter;
  readonly #messages: RoomMessagesSlot;

  constructor(access: Pick<RoomAccess, 'own'>, presenter: RoomsPresenter, messages: RoomMessagesSlot) {
    this.#access = access;
    this.#presenter = presenter;
    this.#messages = messages;
  }

  /** All of a person's rooms that `wanted` says yes to. */
  async all(userId: ObjectId, wanted: (membership: Membership) => boolean): Promise<Room[]> {
    const { rows, latest } = await this.#listed(userId, wanted);
    return this.#presenter.present(rows, latest);
  }

  async page(
    userId: ObjectId,
    page: { cursor?: string | undefined; limit: number },
    wanted: (membership: Membership) => boolean = () => true,
  ): Promise<Page<Room>> {
    const { rows: listed, latest } = await this.#listed(userId, wanted, page.limit);
    const after = page.cursor === undefined ? null : decodeCursor(page.cursor, positionSchema);
    const start = after ? listed.findIndex((row) => comesAfter(row, after)) : 0;
    const rows = start < 0 ? [] : listed.slice(start, start + page.limit + 1);
    const { items, nextCursor } = toPage(rows, page.limit, {
      present: (row) => row,
      position: (row) => [row.activity, row.id],
    });
    return { items: await this.#presenter.present(items, latest), nextCursor };
  }

  /**
   * In order. Where most of them, or all, will be shown, what they show of their messages is read along with the order:
   * to look into each room twice would cost more.
   */
  async #listed(userId: ObjectId, wanted: (membership: Membership) => boolean, shown = Number.POSITIVE_INFINITY) {
    const messages = this.#messages.get();
    const memberships = (await this.#access.own(userId)).filter(wanted);
    const roomIds = memberships.map(({ room }) => room._id);
    const latest = roomIds.length <= 2 * shown ? await messages.latest(roomIds) : null;
    const newest: ReadonlyMap<Id, NewestMessage> = latest ?? (await messages.newest(roomIds));
    const rows = memberships
      .map((membership): Listed => {
        const id = toId(membership.room._id);
        return { ...membership, id, activity: lastActivity(membership.room, newest.get(id)).getTime() };
      })
      .sort((a, b) => b.activity - a.activity || compareIds(b.id, a.id));
    return { rows, latest };
  }
}

function comesAfter(row: Listed, [activity, id]: [number, string]): boolean {
  return row.activity < activity || (row.activity === activity && compareIds(row.id, id) < 0);
}

function compareIds(a: Id, b: Id): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
