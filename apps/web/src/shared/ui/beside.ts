import { useEffect, useState, useSyncExternalStore } from 'react';

/** Something whose code comes beside the page. */
export interface Beside<Value> {
  /** Fetches it, once; after a failure the next call tries again. */
  load: () => Promise<Value>;
  /** Fetches it because it may be wanted soon; what fails is tried again when it is wanted. */
  prefetch: () => void;
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

  const prefetch = () => void load().catch(() => undefined);
  return {
    load,
    prefetch,
    use: () =>
      useSyncExternalStore(
        subscribe,
        () => held,
        () => held,
      )?.value ?? null,
  };
}

/** What opens and closes, of code that comes with the first opening and stays; null until then. Closes if it cannot. */
export function useOpened<Value>(
  part: Beside<Value>,
  isOpen: boolean,
  onOpenChange: (isOpen: boolean) => void,
): Value | null {
  const value = part.use();
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  useEffect(() => {
    if (isOpen) part.load().catch(() => onOpenChange(false));
  }, [part, isOpen, onOpenChange]);
  return wasOpen ? value : null;
}
