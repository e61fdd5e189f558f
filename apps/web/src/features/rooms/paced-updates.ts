type Update<Value> = (value: Value) => Value;

/**
 * Updates of something that is drawn with each change, at a pace that leaves time for other things: the first after a rest
 * is shown at once, later ones together. They stay in their order.
 */
export class PacedUpdates<Value> {
  readonly #show: (update: Update<Value>) => void;
  readonly #everyMs: number;
  #waiting: Update<Value>[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number, show: (update: Update<Value>) => void) {
    this.#everyMs = everyMs;
    this.#show = show;
  }

  /** A value with everything that waits to be shown. */
  after(value: Value): Value {
    return afterAll(value, this.#waiting);
  }

  /** Shows an update at once, after all that waits. */
  now(update: Update<Value>): void {
    this.#waiting.push(update);
    this.#showAll();
  }

  /** Shows an update at once after a rest, else with others. */
  soon(update: Update<Value>): void {
    this.#waiting.push(update);
    const rest = this.#shownAt + this.#everyMs - performance.now();
    if (rest <= 0) this.#showAll();
    else this.#timer ??= setTimeout(() => this.#showAll(), rest);
  }

  #showAll(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#shownAt = performance.now();
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#show((value) => afterAll(value, waiting));
  }
}

function afterAll<Value>(value: Value, updates: readonly Update<Value>[]): Value {
  return updates.reduce((so, update) => update(so), value);
}
