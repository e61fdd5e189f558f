import type { FeedEvent } from '@confab/shared';
import { toAppError } from '../../platform/errors.js';
import type { Logger } from '../../platform/logger.js';
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
  logger: Logger;
}

/** One person's feed, for as long as it is wanted: the events of each moment as one array. */
export async function* openFeed(
  feeds: Feeds,
  { caller, socket, isSignedIn, signal, logger }: FeedRequest,
): AsyncGenerator<FeedEvent[], void, undefined> {
  const delivery = socket?.isBindable ? new DirectDelivery() : new QueueDelivery();
  const subscriber: Subscriber = { ...caller, socket, delivery, isSignedIn };
  try {
    // Not waited for: a wire has to be bound before anything can be told over it.
    const opening = feeds.open(subscriber);
    opening.catch((error: unknown) => delivery.end(toAppError(error)));
    yield* delivery.values(signal);
  } catch (thrown) {
    // What is thrown here has passed the procedure already, which would have kept what is not for callers.
    const error = toAppError(thrown);
    if (error.code === 'INTERNAL_SERVER_ERROR') logger.error({ err: error.cause }, 'A feed failed');
    throw error;
  } finally {
    delivery.end();
    feeds.close(subscriber);
  }
}
