import type { Id, Me } from '@confab/shared';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { confab, queryClient } from '../api/confab';

const HINT_KEY = 'confab.signedIn';

function hint(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/**
 * Whether somebody was signed in here, as far as that is known without asking the server. The page cannot read the
 * cookie, so a note tells whether there may be one: strangers are not asked for in vain.
 */
export function mayBeSignedIn(): boolean {
  const storage = hint();
  return !storage || storage.getItem(HINT_KEY) !== null;
}

/** Keeps that note, and forgets what was read for somebody who is signed in no more. */
export function watchSession(): () => void {
  let heldFor: Id | null = null;
  return confab.session.subscribe((state) => {
    if (state.status === 'signedIn') {
      hint()?.setItem(HINT_KEY, '1');
      // Without a network one goes on as who was signed in last; by now that may be somebody else.
      if (heldFor !== null && heldFor !== state.me.id) queryClient.clear();
      heldFor = state.me.id;
    } else {
      heldFor = null;
      hint()?.removeItem(HINT_KEY);
      queryClient.clear();
    }
  });
}

/** Who is signed in, if anybody. */
export function useSessionState() {
  return useSyncExternalStore(confab.session.subscribe, confab.session.get);
}

const MeContext = createContext<Me | null>(null);

export const MeProvider = MeContext.Provider;

/** Oneself; only below the part of the page that needs a sign-in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('Nobody is signed in here');
  return me;
}
