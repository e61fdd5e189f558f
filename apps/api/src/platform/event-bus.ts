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

/** What is known of an event of another node before it is read. */
export interface About {
  /** What happens at one place comes in the order in which it was told. */
  place: string;
  /** What it is about, in the words of its kind; undefined where it always has to be read. */
  topics?: readonly string[];
}

/** What is told of one place. */
export type Part<Payload> = About & { payload: Payload };

/** A kind of event that other nodes hear of too. What it carries must be what a document can hold. */
export interface SharedEventType<Payload extends Document> extends EventType<Payload> {
  /** What is to be told, by place. */
  parts(payload: Payload): Iterable<Part<Payload>>;
}

/** Carries events to the other nodes; never waits, and may lose them. */
export interface RemoteBus {
  send(name: string, part: Part<Document>): void;
}

type Handler<Payload> = (payload: Payload) => void | Promise<void>;
/** Whether an event of another node has to be read. Those without topics are read anyway. */
type Concern = (about: Required<About>) => boolean;

interface Listening {
  handler: Handler<never>;
  concerns: Concern;
}

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
  readonly #everywhere = new Map<string, Set<Listening>>();
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

  /**
   * Calls `handler` for every event of this kind, on whichever node it happened. For what each node has to do itself.
   * With `concerns`, those of other nodes may be left out of which it says no; what nobody wants is not even read.
   */
  subscribeEverywhere<Payload extends Document>(
    type: SharedEventType<Payload>,
    handler: Handler<Payload>,
    concerns: Concern = () => true,
  ): () => void {
    const stops = [add(this.#here, type.name, handler), add(this.#everywhere, type.name, { handler, concerns })];
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
      for (const part of type.parts(payload)) this.#remote.send(type.name, part);
    }
    await this.#hand([...(this.#here.get(type.name) ?? [])], type.name, payload);
  }

  /** Takes an event of another node; `read` is called if it concerns anybody here. */
  async receive(name: string, about: About, read: () => Document): Promise<void> {
    const { place, topics } = about;
    const all = [...(this.#everywhere.get(name) ?? [])];
    try {
      const concerned = all.filter(({ concerns }) => topics === undefined || concerns({ place, topics }));
      if (concerned.length === 0) return;
      const payload = read();
      await this.#hand(
        concerned.map(({ handler }) => handler),
        name,
        payload,
      );
    } catch (error) {
      this.#logger.warn({ err: error, event: name }, 'An event of another node could not be read');
    }
  }

  async #hand(subscribers: readonly Handler<never>[], name: string, payload: unknown): Promise<void> {
    // Whatever subscribed to a name takes what is published under it.
    const handlers = subscribers as readonly Handler<unknown>[];
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
  parts: (payload: Payload) => Iterable<Part<Document>>;
} {
  return 'parts' in type;
}

function add<Subscriber>(all: Map<string, Set<Subscriber>>, name: string, subscriber: Subscriber): () => void {
  const subscribers = all.get(name) ?? new Set();
  subscribers.add(subscriber);
  all.set(name, subscribers);
  return () => subscribers.delete(subscriber);
}
