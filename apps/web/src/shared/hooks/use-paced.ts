import { useEffect, useState } from 'react';

/** How often what arrives is drawn where it never stops. */
export const PACE_MS = 200;

/**
 * A value that may change many times a second, followed at a pace that leaves time for other things: the first change
 * after a rest counts at once, later ones together. Whenever `cause` changes, the value counts at once as well.
 */
export function usePaced<Value>(value: Value, cause: unknown): Value {
  const [taken, setTaken] = useState({ value, cause, at: 0 });
  const isUrgent = taken.cause !== cause || (taken.value === undefined && value !== undefined);
  if (isUrgent) setTaken({ value, cause, at: performance.now() });
  useEffect(() => {
    if (value === taken.value) return;
    const take = () => setTaken({ value, cause, at: performance.now() });
    const rest = taken.at + PACE_MS - performance.now();
    if (rest <= 0) return take();
    const timer = setTimeout(take, rest);
    return () => clearTimeout(timer);
  }, [value, cause, taken]);
  return isUrgent ? value : taken.value;
}
