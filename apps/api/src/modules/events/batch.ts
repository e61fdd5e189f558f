import type { FeedEvent } from '@confab/shared';
import { wireSuffix } from '../../platform/socket-binding.js';
import { writeWireOutput } from '../../platform/wire-output.js';

/**
 * The events of one moment for one or many subscribers, in order. Batches grow by `with`, and those who are told the same
 * share the same batch, so that it is rendered once for all of them.
 */
export class Batch {
  readonly #before: Batch | null;
  readonly #event: FeedEvent | null;
  /** What has been added to this batch, and the longer batch that it made; mostly there is one. */
  #longer: { event: FeedEvent; batch: Batch }[] = [];
  #rendered: { prefix: string; message: Buffer }[] = [];
  #lasting: Batch | null = null;

  private constructor(before: Batch | null, event: FeedEvent | null) {
    this.#before = before;
    this.#event = event;
  }

  static empty(): Batch {
    return new Batch(null, null);
  }

  get isEmpty(): boolean {
    return this.#event === null;
  }

  /** The batch with one event more. */
  with(event: FeedEvent): Batch {
    // From the end: an event is mostly added for all subscribers before the next comes.
    const known = this.#longer.findLast((longer) => longer.event === event);
    if (known) return known.batch;
    const batch = new Batch(this, event);
    this.#longer.push({ event, batch });
    return batch;
  }

  events(): FeedEvent[] {
    const events: FeedEvent[] = [];
    for (let batch: Batch | null = this; batch !== null; batch = batch.#before)
      if (batch.#event) events.push(batch.#event);
    return events.reverse();
  }

  /** Without what has passed by when somebody who does not keep up comes to it. */
  lasting(): Batch {
    this.#lasting ??= this.events()
      .filter(isLasting)
      .reduce((batch, event) => batch.with(event), Batch.empty());
    return this.#lasting;
  }

  /** The whole message for a wire with this prefix, rendered at the first asking. */
  message(prefix: string): Buffer {
    const known = this.#rendered.find((rendered) => rendered.prefix === prefix);
    if (known) return known.message;
    const message = Buffer.from(`${prefix}${this.#body()}`);
    this.#rendered.push({ prefix, message });
    return message;
  }

  #body(): string {
    const rendered = this.events().map(renderOnce);
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

function isLasting({ type }: FeedEvent): boolean {
  return type !== 'typing' && type !== 'presence';
}
