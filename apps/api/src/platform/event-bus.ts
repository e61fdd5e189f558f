import type { Document } from 'mongodb';
import type { Logger } from './logger.js';

/** The name of a kind of event together with the type of what it carries. */
export interface EventType<Payload> {
  readonly name: string;
  /** Never set: it only carries the type. */
  readonly payload?: Payload;
}

/** A kind of event that only concerns the node on which it happened. */
export interface LocalEventType<Payload> extends EventType<Payload> {
  readonly parts?: never;
}

/** A kind of event that other nodes hear of too. What it carries must be what a document can hold. */
export interface SharedEventType<Payload extends Document> extends EventType<Payload> {
  /** What is to be told, by place: what happens at one place comes in the order in which it was told. */
  parts(payload: Payload): Iterable<{ place: string; payload: Payload }>;
}

/** Carries events to the other nodes; never waits, and may lose them. */
export interface RemoteBus {
  send(name: string, place: string, payload: Document): void;
}

type Handler<Payload> = (payload: Payload) => void | Promise<void>;

/** Declares a kind of event that only concerns the node on which it happened. */
export function defineEvent<Payload>(name: string): LocalEventType<Payload> {
  return { name };
}

/**
 * Declares a kind of event that is told to all nodes: to those who subscribed on the node where it happened, and
 * everywhere to those who subscribed to it for everywhere. A module keeps its own in its `*.events.ts`.
 */
export function defineSharedEvent<Payload extends Document>(
  name: string,
  placeOf: (payload: Payload) => string,
): SharedEventType<Payload> {
  return { name, parts: (payload) => [{ place: placeOf(payload), payload }] };
}

/** The same for an event that is told in parts. */
export function defineSharedEventInParts<Payload extends Document>(
  name: string,
  parts: SharedEventType<Payload>['parts'],
): SharedEventType<Payload> {
  return { name, parts };
}

/**
 * Events of other nodes may have been missed: whatever was believed because nothing to the contrary was heard is to be
 * read again. While other nodes cannot be heard this comes every two seconds; once more, with `isBack`, when they can.
 */
export const eventsMissed = defineEvent<{ isBack: boolean }>('bus.eventsMissed');

/**
 * Carries events from the module in which something happened to those above it that want to know.
 * Events are hints: whatever must not be lost is in the database before it is published.
 */
export class EventBus {
  readonly #here = new Map<string, Set<Handler<never>>>();
  readonly #everywhere = new Map<string, Set<Handler<never>>>();
  readonly #logger: Logger;
  #remote: RemoteBus | null = null;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** From now on, shared events go to other nodes too. */
  connect(remote: RemoteBus): void {
    this.#remote = remote;
  }

  /** Calls `handler` for every event of this kind until the returned function is called. */
  subscribe<Payload>(type: LocalEventType<Payload>, handler: Handler<Payload>): () => void {
    return add(this.#here, type.name, handler);
  }

  /**
   * Calls `handler` for those events of a shared kind that are published on this node: for what must be done once,
   * however many nodes there are.
   */
  subscribeHere<Payload extends Document>(type: SharedEventType<Payload>, handler: Handler<Payload>): () => void {
    return add(this.#here, type.name, handler);
  }

  /** Calls `handler` for every event of this kind, on whichever node it happened. For what each node has to do itself. */
  subscribeEverywhere<Payload extends Document>(type: SharedEventType<Payload>, handler: Handler<Payload>): () => void {
    const stops = [add(this.#here, type.name, handler), add(this.#everywhere, type.name, handler)];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /**
   * Hands the event to every subscriber of this node, in the order of subscription, and sends it to the other nodes;
   * resolves when those here are done. A failing one is logged.
   */
  async publish<Payload>(type: EventType<Payload>, payload: Payload): Promise<void> {
    if (this.#remote && isShared(type)) {
      for (const part of type.parts(payload)) this.#remote.send(type.name, part.place, part.payload);
    }
    await this.#hand(this.#here, type.name, payload);
  }

  /** Takes an event of another node. */
  async receive(name: string, payload: Document): Promise<void> {
    await this.#hand(this.#everywhere, name, payload);
  }

  async #hand(subscribers: Map<string, Set<Handler<never>>>, name: string, payload: unknown): Promise<void> {
    const handlers = [...(subscribers.get(name) ?? [])] as Handler<unknown>[];
    await Promise.all(
      handlers.map(async (handler) => {
        try {
          await handler(payload);
        } catch (error) {
          this.#logger.error({ err: error, event: name }, 'A subscriber failed');
        }
      }),
    );
  }
}

function isShared<Payload>(type: EventType<Payload>): type is EventType<Payload> & {
  parts: (payload: Payload) => Iterable<{ place: string; payload: Document }>;
} {
  return 'parts' in type;
}

function add(subscribers: Map<string, Set<Handler<never>>>, name: string, handler: Handler<never>): () => void {
  const handlers = subscribers.get(name) ?? new Set();
  handlers.add(handler);
  subscribers.set(name, handlers);
  return () => handlers.delete(handler);
}
