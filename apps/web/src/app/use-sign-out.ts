import { finishDeletions } from '../features/messages/deletions';
import { confab } from '../shared/api/confab';
import { notifyFailure } from '../shared/ui/notify';
import { words } from './words';

/** Ends the session here and on the server, once what was deleted is deleted there too. */
export function useSignOut(): () => void {
  return function signOut() {
    finishDeletions()
      .then(() => confab.logout())
      .catch((error: unknown) => notifyFailure(words.signOutFailed, error, signOut));
  };
}
