import type { FeedEvent } from '@confab/shared';
import { toAppError } from '../../platform/errors.js';
import type { Caller, SocketConnection } from '../../platform/trpc.js';
import type { Subscriber } from './audience.js';
import { DirectDelivery } from './direct-delivery.js';
import type { Feeds } from './feeds.js';
import { QueueDelivery } from './queue-delivery.js';

interface FeedRequest {
  caller: Caller;
  socket: SocketConnection | null;
  /** Whether the session still holds. */
  isSignedIn: () => Promise<boolean>;
  signal: AbortSignal | undefined;
}

/** One person's feed, for as long as it is wanted: the events of each moment as one array. */
export function openFeed(
  feeds: Feeds,
  { caller, socket, isSignedIn, signal }: FeedRequest,
): AsyncIterable<FeedEvent[]> {
  const delivery = socket?.isBindable ? new DirectDelivery(socket) : new QueueDelivery();
  const { userId, sessionId } = caller;
  // Not spread: V8 then makes a shape of its own for each of thousands of objects.
  const subscriber: Subscriber = { userId, sessionId, socket, delivery, isSignedIn };
  return delivery.values(signal, {
    // Not waited for: a delivery has to be bound before anything can be told by it.
    open: () => void feeds.open(subscriber).catch((thrown: unknown) => delivery.end(toAppError(thrown))),
    close: () => feeds.close(subscriber),
  });
}
