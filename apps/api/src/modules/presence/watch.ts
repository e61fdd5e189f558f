import type { Id } from '@confab/shared';
import type { SocketConnection } from '../../platform/trpc.js';

/** Those whose presence the feeds of one socket carry. */
export interface Watch {
  socket: SocketConnection;
  watcherId: Id;
  asked: readonly Id[];
  /** Those of them the watcher may know of. */
  watched: Set<Id>;
  /** Those of them of whom nothing has been told yet. */
  fresh: Set<Id>;
  /** When the check of who may be known began that has spoken last, in milliseconds. */
  checkedAt: number;
  /** How many checks have begun, and which of them has spoken last: an earlier one may not contradict it. */
  begun: number;
  spoken: number;
  /** How many of them are under way. */
  underWay: number;
}

/** A watch of which it is not known yet who may be watched. */
export function newWatch(socket: SocketConnection, watcherId: Id, asked: readonly Id[]): Watch {
  return {
    socket,
    watcherId,
    asked,
    watched: new Set(),
    fresh: new Set(),
    checkedAt: 0,
    begun: 0,
    spoken: 0,
    underWay: 0,
  };
}
