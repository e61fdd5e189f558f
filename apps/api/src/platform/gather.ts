/** Reads one by one what is asked for alone, and with one query what is asked for at the same moment. */
export function gather<Value>(
  load: (keys: readonly string[]) => Promise<Map<string, Value>>,
): (key: string) => Promise<Value | null> {
  let waiting: { keys: Set<string>; loaded: Promise<Map<string, Value>> } | null = null;
  return async (key) => {
    if (!waiting) {
      const keys = new Set<string>();
      const moment = new Promise<void>((resolve) => setImmediate(resolve));
      const loaded = moment.then(() => {
        waiting = null;
        return load([...keys]);
      });
      waiting = { keys, loaded };
    }
    waiting.keys.add(key);
    return (await waiting.loaded).get(key) ?? null;
  };
}
