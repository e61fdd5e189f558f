import type { Id } from '@confab/shared';

/** A sign of life of one connection, of whichever node. */
export interface Sign {
  connectionId: string;
  userId: Id;
  at: Date;
  /** When it holds no longer, unless there is another. */
  until: Date;
}

/** Somebody with at least one connection that holds. */
export interface Present {
  isAway: boolean;
  lastSignAt: Date;
}

/** Who is connected, on all nodes. What is in here grows old by itself, so that a node that dies takes nobody along. */
export interface PresenceStore {
  /** Each sign takes the place of the last of its connection, also if it holds for less. */
  sign(signs: readonly Sign[]): Promise<void>;
  /** Holds until the person's last connection does not. */
  setAway(userId: Id, isAway: boolean): Promise<void>;
  /** Those of `userIds` who are connected. */
  present(userIds: readonly Id[]): Promise<Map<Id, Present>>;
}
