import type { Logger } from './logger.js';

/** The name of a kind of event together with the type of what it carries. */
export interface EventType<Payload> {
  readonly name: string;
  /** Never set: it only carries the type. */
  readonly payload?: Payload;
}

type Handler<Payload> = (payload: Payload) => void | Promise<void>;

/** Declares a kind of event; a module keeps its own in its `*.events.ts`. */
export function defineEvent<Payload>(name: string): EventType<Payload> {
  return { name };
}

/**
 * Carries events from the module in which something happened to those above it that want to know.
 * Events are hints: whatever must not be lost is in the database before it is published.
 */
export class EventBus {
  readonly #handlers = new Map<string, Set<Handler<never>>>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Calls `handler` for every event of this kind until the returned function is called. */
  subscribe<Payload>(type: EventType<Payload>, handler: Handler<Payload>): () => void {
    const handlers = this.#handlers.get(type.name) ?? new Set();
    handlers.add(handler);
    this.#handlers.set(type.name, handlers);
    return () => handlers.delete(handler);
  }

  /** Hands the event to every subscriber, in the order of subscription; resolves when all are done. A failing one is logged. */
  async publish<Payload>(type: EventType<Payload>, payload: Payload): Promise<void> {
    const handlers = [...(this.#handlers.get(type.name) ?? [])] as Handler<Payload>[];
    await Promise.all(
      handlers.map(async (handler) => {
        try {
          await handler(payload);
        } catch (error) {
          this.#logger.error({ err: error, event: type.name }, 'A subscriber failed');
        }
      }),
    );
  }
}
