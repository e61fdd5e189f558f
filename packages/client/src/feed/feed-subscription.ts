import type { FeedEvent } from '@confab/shared';
import { ConfabError } from '../errors.js';
import { fullJitter } from '../support/back-off.js';
import type { Socket } from '../transport/socket.js';
import type { Feed } from './feed.js';

interface FeedHandlers {
  onData: (events: FeedEvent[]) => void;
  onError: (error: unknown) => void;
  onComplete: () => void;
}

interface SubscriptionOptions {
  readonly feed: Feed;
  readonly socket: Socket;
  readonly subscribe: (handlers: FeedHandlers) => { unsubscribe: () => void };
}

const BACK_OFF = { baseMs: 1_000, capMs: 30_000 };

/** Keeps one subscription to the feed on the socket. tRPC carries it over reconnects; an error or an end begins it anew. */
export class FeedSubscription {
  readonly #options: SubscriptionOptions;
  #current: { unsubscribe: () => void } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    const { feed, socket, subscribe } = this.#options;
    this.#current = subscribe({
      onData: (events) => {
        this.#failures = 0;
        socket.proven();
        feed.receive(events);
      },
      onError: (error) => {
        if (ConfabError.wrap(error).code === 'UNAUTHORIZED') void socket.refused();
        this.#again();
      },
      onComplete: () => this.#again(),
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    const current = this.#current;
    this.#current = null;
    current?.unsubscribe();
  }

  #again(): void {
    if (this.#options.socket.state.get().status === 'closed') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.start(), fullJitter(this.#failures, BACK_OFF));
    this.#failures += 1;
  }
}
