import type { FeedEvent } from '@confab/shared';
import { wireSuffix } from '../../platform/socket-binding.js';
import { textFrame } from '../../platform/text-frame.js';
import { writeWireOutput } from '../../platform/wire-output.js';

/** The events of one moment for one or many subscribers, in order; rendered once for all of them. */
export class Batch {
  readonly #events: FeedEvent[];
  /** By prefix; nearly all subscriptions have the same. */
  readonly #frames: { prefix: string; frame: Buffer }[] = [];
  #isLasting: boolean;

  constructor(...events: FeedEvent[]) {
    this.#events = events;
    this.#isLasting = events.every(lasts);
  }

  get isEmpty(): boolean {
    return this.#events.length === 0;
  }

  /** Whether all of it has to be told also to somebody who does not keep up. */
  get isLasting(): boolean {
    return this.#isLasting;
  }

  /** Adds an event; not after the batch has been handed over. */
  add(event: FeedEvent): void {
    this.#events.push(event);
    this.#isLasting &&= lasts(event);
  }

  events(): FeedEvent[] {
    return [...this.#events];
  }

  /** Without what has passed by when somebody who does not keep up comes to it. */
  lasting(): Batch {
    return new Batch(...this.#events.filter(lasts));
  }

  /** The whole message for a wire with this prefix, as bytes; rendered at the first asking. */
  frame(prefix: string): Buffer {
    const [first] = this.#frames;
    if (first?.prefix === prefix) return first.frame;
    const known = this.#frames.find((rendered) => rendered.prefix === prefix);
    if (known) return known.frame;
    const frame = textFrame(`${prefix}${this.#body()}`);
    this.#frames.push({ prefix, frame });
    return frame;
  }

  #body(): string {
    const rendered = this.#events.map(renderOnce);
    const notes = rendered.flatMap(({ values }, index) =>
      Object.entries(values).map(([path, annotation]) => [`${index}.${path}`, annotation] as const),
    );
    const meta = notes.length > 0 ? JSON.stringify({ values: Object.fromEntries(notes), v: 1 }) : null;
    return rendered.map(({ json }) => json).join(',') + wireSuffix(meta);
  }
}

interface RenderedEvent {
  json: string;
  /** superjson's notes, by their paths in the event. */
  values: object;
}

/** An event is rendered once, however many batches it is in. */
const renderedEvents = new WeakMap<FeedEvent, RenderedEvent>();

function renderOnce(event: FeedEvent): RenderedEvent {
  const known = renderedEvents.get(event);
  if (known) return known;
  const { json, meta } = writeWireOutput(event);
  const rendered = { json: JSON.stringify(json), values: meta?.values ?? {} };
  renderedEvents.set(event, rendered);
  return rendered;
}

/** What passes by has done so when somebody who does not keep up comes to it. */
function lasts({ type }: FeedEvent): boolean {
  return type !== 'typing' && type !== 'presence';
}
