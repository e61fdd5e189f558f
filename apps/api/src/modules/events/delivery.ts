import type { FeedEvent } from '@confab/shared';

/** The last hop to one client. */
export interface Delivery {
  /** Takes the events of one moment; never waits. */
  push(events: readonly FeedEvent[]): void;
  /** Nothing more comes; with an error, the client is told of it. */
  end(error?: Error): void;
}
