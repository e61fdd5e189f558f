import { Listeners } from './listeners.js';

/** Named events with typed payloads. */
export class Emitter<Events extends object> {
  readonly #listeners: { [Name in keyof Events]?: Listeners<Events[Name]> } = {};

  /** Calls the listener at every such event; returns what stops it. */
  readonly on = <Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): (() => void) => {
    const listeners: Listeners<Events[Name]> = this.#listeners[name] ?? new Listeners();
    this.#listeners[name] = listeners;
    return listeners.add(listener);
  };

  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    this.#listeners[name]?.call(payload);
  }
}
