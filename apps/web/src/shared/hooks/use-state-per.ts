import { useCallback, useState } from 'react';

/**
 * State that begins anew with each `key`, where what holds it stays, such as the frame around one room after another. What
 * is set by something that belonged to an earlier key, and comes late, is passed over.
 */
export function useStatePer<Value>(key: string, initial: Value): [Value, (value: Value) => void] {
  const [held, setHeld] = useState({ key, value: initial });
  const set = useCallback((value: Value) => setHeld((before) => (before.key === key ? { key, value } : before)), [key]);
  if (held.key === key) return [held.value, set];
  // React draws once more with it before anything is shown.
  setHeld({ key, value: initial });
  return [initial, set];
}
