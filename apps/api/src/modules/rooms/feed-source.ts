import type { FeedEvent } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { RoomLogEntry } from './log/index.js';

/** How entries of one kind are told in the live feed; each module knows its own kinds. */
export interface FeedSource {
  kind: string;
  /** The event, rendered once for all who hear of it. */
  present(entry: RoomLogEntry): Promise<FeedEvent>;
  /** Who is in the room from this entry on. */
  joins?(entry: RoomLogEntry): ObjectId[];
  /** For whom this is the last that is heard of the room. */
  leaves?(entry: RoomLogEntry): ObjectId[];
  /** Whose part in the room is another one from this entry on, though they stay. */
  changes?(entry: RoomLogEntry): ObjectId[];
  /** Whether nobody hears anything of the room after it. */
  ends?: boolean;
}
