import { confab } from '../shared/api/confab';
import { notifyFailure } from '../shared/ui/notify';
import { words } from './words';

/** Ends the session here and on the server. */
export function useSignOut(): () => void {
  return function signOut() {
    confab.logout().catch((error: unknown) => notifyFailure(words.signOutFailed, error, signOut));
  };
}
