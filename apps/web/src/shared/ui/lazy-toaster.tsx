import { useEffect } from 'react';
import { isShown, toaster } from './notices';

/** After what the page needs at first, and before anybody has done something that a notice tells of. */
const QUIET_MS = 2_000;

/** Where notices appear; its code comes with the first of them, or when there is time. */
export function LazyToaster() {
  const Toaster = toaster.use();
  useEffect(() => {
    const timer = setTimeout(() => {
      toaster.load().catch(() => undefined);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return Toaster && <Toaster onShown={isShown} />;
}
