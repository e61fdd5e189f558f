import type { FeedEventOf, Id } from '@confab/shared';
import { toId } from '../../platform/ids.js';
import type { RoomsModule } from '../rooms/index.js';

/** A person's place in a room. */
export type Membership = Awaited<ReturnType<RoomsModule['repository']['membershipsOf']>>[number];

/** Where rooms stand: the number of the newest entry, and of the newest message. */
export interface Heads {
  heads: ReadonlyMap<Id, number>;
  newest: ReadonlyMap<Id, number>;
}

/** Where a person's rooms stand. */
export function readyOf(memberships: readonly Membership[], { heads, newest }: Heads): FeedEventOf<'ready'> {
  return {
    type: 'ready',
    rooms: memberships.map(({ room, member }) => {
      const id = toId(room._id);
      return { id, rev: heads.get(id) ?? room.rev, lastSeq: newest.get(id) ?? 0, lastReadSeq: member.lastReadSeq };
    }),
  };
}

/** The rooms that are named. */
export function idsOf({ rooms }: FeedEventOf<'ready'>): ReadonlySet<Id> {
  return new Set(rooms.map(({ id }) => id));
}
