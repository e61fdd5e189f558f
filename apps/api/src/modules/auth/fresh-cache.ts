import { LRUCache } from 'lru-cache';
import type { Clock } from '../../platform/clock.js';

interface Entry<Value> {
  value: Promise<Value | null>;
  readAt: number;
}

/**
 * What was read from the database a moment ago, null for what was not there. It is read again when it is older than
 * `maximumAge` or was invalidated; a read that was under way when that happened is not kept. Several who ask for the
 * same at once share one read.
 */
export class FreshCache<Value> {
  readonly #entries: LRUCache<string, Entry<Value>>;
  readonly #clock: Clock;
  readonly #maximumAge: number;

  constructor(options: { clock: Clock; maximumAge: number; maximumSize: number }) {
    this.#entries = new LRUCache({ max: options.maximumSize });
    this.#clock = options.clock;
    this.#maximumAge = options.maximumAge;
  }

  get(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
    return this.#fresh(key) ?? this.#keep(key, load());
  }

  /** What there is of `keys`. `load` is called at most once, with those that are not at hand. */
  async getMany(
    keys: readonly string[],
    load: (missing: readonly string[]) => Promise<Map<string, Value>>,
  ): Promise<Map<string, Value>> {
    const found = new Map<string, Promise<Value | null>>();
    const missing: string[] = [];
    for (const key of new Set(keys)) {
      const fresh = this.#fresh(key);
      if (fresh) found.set(key, fresh);
      else missing.push(key);
    }
    if (missing.length > 0) {
      const loaded = load(missing);
      for (const key of missing) {
        const value = loaded.then((values) => values.get(key) ?? null);
        found.set(key, this.#keep(key, value));
      }
    }
    const values = new Map<string, Value>();
    for (const [key, pending] of found) {
      const value = await pending;
      if (value !== null) values.set(key, value);
    }
    return values;
  }

  invalidate(key: string): void {
    this.#entries.delete(key);
  }

  /** Nothing that was read before is believed any more. */
  clear(): void {
    this.#entries.clear();
  }

  #fresh(key: string): Promise<Value | null> | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const age = this.#clock.now().getTime() - entry.readAt;
    return age >= 0 && age < this.#maximumAge ? entry.value : undefined;
  }

  #keep(key: string, value: Promise<Value | null>): Promise<Value | null> {
    const entry = { value, readAt: this.#clock.now().getTime() };
    this.#entries.set(key, entry);
    value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return value;
  }
}
