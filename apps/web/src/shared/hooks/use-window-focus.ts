import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void) {
  window.addEventListener('focus', changed);
  window.addEventListener('blur', changed);
  document.addEventListener('visibilitychange', changed);
  return () => {
    window.removeEventListener('focus', changed);
    window.removeEventListener('blur', changed);
    document.removeEventListener('visibilitychange', changed);
  };
}

function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** True while somebody looks at this window: it is visible and has the focus. */
export function useWindowFocus(): boolean {
  return useSyncExternalStore(subscribe, isLookedAt);
}
