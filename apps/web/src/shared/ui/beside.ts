import { useSyncExternalStore } from 'react';

/** Something whose code comes beside the page. */
export interface Beside<Value> {
  /** Fetches it, once; after a failure the next call tries again. */
  load: () => Promise<Value>;
  /** What has been fetched; null until then. */
  use: () => Value | null;
}

/** Has code fetched beside the page: for what nobody sees at first. */
export function beside<Value>(fetchIt: () => Promise<Value>): Beside<Value> {
  let held: { value: Value } | null = null;
  let loading: Promise<Value> | null = null;
  const listeners = new Set<() => void>();

  function load(): Promise<Value> {
    loading ??= fetchIt().then(
      (value) => {
        held = { value };
        for (const tell of listeners) tell();
        return value;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  }

  function subscribe(tell: () => void): () => void {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }

  return { load, use: () => useSyncExternalStore(subscribe, () => held)?.value ?? null };
}
