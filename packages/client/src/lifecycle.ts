import type { Id } from '@confab/shared';
import type { Feed } from './feed/feed.js';
import type { FeedSubscription } from './feed/feed-subscription.js';
import type { Outbox } from './outbox/outbox.js';
import type { OutboxStorage } from './outbox/outbox-item.js';
import type { Session, SessionState } from './session/session.js';
import type { Socket } from './transport/socket.js';

interface LifecycleParts {
  readonly session: Session;
  readonly socket: Socket;
  readonly feed: Feed;
  readonly subscription: FeedSubscription;
  readonly outbox: Outbox;
  readonly outboxStorage: (userId: Id) => OutboxStorage;
}

/** Starts and stops what lives with a session: the socket, the feed and the outbox. */
export class Lifecycle {
  readonly #parts: LifecycleParts;
  readonly #stops: (() => void)[];
  #wantsLive = false;
  #userId: Id | null = null;
  #sessionId: Id | null = null;

  constructor(parts: LifecycleParts) {
    this.#parts = parts;
    const { session, socket, outbox } = parts;
    this.#stops = [
      session.state.subscribe((state) => this.#follow(state)),
      socket.state.subscribe(({ status }) => {
        if (status === 'open') outbox.hurry();
      }),
    ];
  }

  connect(): Promise<void> {
    const { feed, socket } = this.#parts;
    const ready = feed.whenReady();
    this.#wantsLive = true;
    if (this.#sessionId !== null && socket.state.get().status === 'closed') void socket.start();
    return ready;
  }

  /** Ends all waiting for a next try. */
  hurry(): void {
    const { session, socket, outbox } = this.#parts;
    session.hurry();
    socket.reconnectNow();
    outbox.hurry();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#end();
  }

  #follow(state: SessionState): void {
    if (state.status === 'signedOut') {
      this.#end();
      return;
    }
    const { feed, outbox, outboxStorage, socket } = this.#parts;
    const isOther = state.me.id !== this.#userId;
    const isNew = state.sessionId !== this.#sessionId;
    this.#userId = state.me.id;
    this.#sessionId = state.sessionId;
    if (isOther) {
      feed.clear(state.me.id);
      // Unsent messages that cannot be read are lost with the storage; new ones are sent all the same.
      outbox.start(outboxStorage(state.me.id)).catch(() => undefined);
    }
    if (isNew && this.#wantsLive) void socket.start();
  }

  #end(): void {
    const { feed, outbox, socket, subscription } = this.#parts;
    this.#userId = null;
    this.#sessionId = null;
    subscription.stop();
    socket.stop();
    feed.clear(null);
    outbox.stop();
  }
}
