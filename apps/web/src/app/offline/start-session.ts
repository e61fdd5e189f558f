import { windowKey } from '../../features/messages/message-store';
import { confab, queryClient } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { mayBeSignedIn } from '../../shared/session/session';
import { forgetKept, readKept } from './offline-store';

/** So long the server is waited for before what is kept here is shown. */
const PATIENCE_MS = 2_500;
const UNREACHABLE = new Set(['NETWORK', 'SERVICE_UNAVAILABLE']);

/**
 * Finds out who is signed in: by asking the server and, when that cannot be reached, by what is kept in this browser.
 * Throws when neither tells.
 */
export async function startSession(): Promise<void> {
  if (!mayBeSignedIn()) return;
  const answer = confab.restore();
  const isAnswered = answer.then(
    () => true,
    (error: unknown) => {
      if (UNREACHABLE.has(failureOf(error).code)) return false;
      throw error;
    },
  );
  const isLate = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), navigator.onLine ? PATIENCE_MS : 0);
  });
  if (!(await Promise.race([isAnswered, isLate])) && (await resume())) return;
  if (!(await answer)) await forgetKept().catch(() => undefined);
}

/** Shows what is kept, as far as it goes. The live feed brings it up to date when there is a connection. */
async function resume(): Promise<boolean> {
  const kept = await readKept().catch(() => null);
  // The answer may have come meanwhile.
  if (!kept || confab.session.get().status === 'signedIn') return kept !== null;
  confab.resume(kept.me, kept.sessionId);
  for (const { queryKey, data } of kept.lists) queryClient.setQueryData(queryKey, data);
  for (const { roomId, rev, window } of kept.rooms) {
    queryClient.setQueryData(windowKey(roomId), window);
    confab.feed.opened(roomId, rev);
  }
  const stop = confab.feed.on('ready', () => {
    stop();
    refresh();
  });
  return true;
}

/** Reads again what no feed keeps true while nobody listens; the room on screen is caught up by the feed. */
function refresh(): void {
  const [windows] = windowKey('');
  queryClient.removeQueries({ queryKey: [windows], type: 'inactive' });
  queryClient
    .invalidateQueries({ predicate: ({ queryKey, state }) => queryKey[0] !== windows || state.status === 'error' })
    .catch(() => undefined);
}
