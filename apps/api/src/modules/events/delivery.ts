import type { FeedEvent } from '@confab/shared';
import type { Batch } from './batch.js';

/** The feed that is delivered. */
export interface Delivered {
  /** Called when somebody begins to read. */
  open(): void;
  /** Called at the end of whatever was opened, at least once. */
  close(): void;
}

/** The last hop to one client. */
export interface Delivery {
  /** Takes the events of one moment; never waits. */
  push(batch: Batch): void;
  /** Nothing more comes; with an error, the client is told of it. */
  end(error?: Error): void;
  /** What tRPC's loop is to send, for as long as the feed is open; ends when `signal` aborts. */
  values(signal: AbortSignal | undefined, feed: Delivered): AsyncIterable<FeedEvent[]>;
}
