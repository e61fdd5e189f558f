import type { FeedEvent } from '@confab/shared';
import type { Batch } from './batch.js';

/** The last hop to one client. */
export interface Delivery {
  /** Takes the events of one moment; never waits. */
  push(batch: Batch): void;
  /** Nothing more comes; with an error, the client is told of it. */
  end(error?: Error): void;
  /** What tRPC's loop is to send, for as long as the feed is open; ends when `signal` aborts. */
  values(signal: AbortSignal | undefined): AsyncIterable<FeedEvent[]>;
}
