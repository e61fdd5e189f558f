import { Listeners } from './listeners.js';

/** A value that can be read at once and watched; `get` and `subscribe` fit React's `useSyncExternalStore` as they are. */
export interface Readable<Value> {
  readonly get: () => Value;
  /** Calls the listener after every change, not at first; returns what stops it. */
  readonly subscribe: (listener: (value: Value) => void) => () => void;
}

/** A `Readable` that its owner can set. */
export class Cell<Value> implements Readable<Value> {
  #value: Value;
  readonly #listeners = new Listeners<Value>();

  constructor(value: Value) {
    this.#value = value;
  }

  readonly get = (): Value => this.#value;

  readonly subscribe = (listener: (value: Value) => void): (() => void) => this.#listeners.add(listener);

  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.#listeners.call(value);
  }
}
