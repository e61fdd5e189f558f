import { forgetUploads } from '../features/files/upload-store';
import { messagesFeed, watchHeldRooms } from '../features/messages/message-store';
import { watchSent } from '../features/messages/watch-sent';
import { notificationsFeed, startNotifications } from '../features/notifications/notifier';
import { peopleFeed } from '../features/people/people-feed';
import { roomTitle } from '../features/rooms/room-names';
import { roomsFeed } from '../features/rooms/rooms-feed';
import { heldRooms } from '../features/rooms/rooms-query';
import { teamsFeed } from '../features/teams/teams-feed';
import { threadsFeed } from '../features/threads/thread-query';
import { typingFeed } from '../features/typing/typing-store';
import { startRealtime } from '../realtime/realtime';
import { confab } from '../shared/api/confab';
import { loadMarkdown } from '../shared/markdown/rich-text';
import { forgetPresence } from '../shared/people/presence-store';
import { mayBeSignedIn, watchSession } from '../shared/session/session';
import { rememberFocus } from '../shared/ui/focus-memory';
import { showAskedDialog } from './app-state';
import { keepForOffline } from './offline/keep-offline';
import { openMessage } from './open-message';
import { startServiceWorker } from './service-worker';

/** Connects what is held to what happens, once for the life of the page. */
export function startApp(): void {
  watchSession();
  rememberFocus();
  confab.session.subscribe((state) => {
    if (state.status === 'signedIn') return;
    forgetPresence();
    forgetUploads();
  });
  keepForOffline();
  watchHeldRooms();
  watchSent();
  startNotifications({
    roomOf: (roomId) => heldRooms().find(({ id }) => id === roomId),
    titleOf: roomTitle,
    open: openMessage,
  });
  startRealtime(confab.feed, [
    roomsFeed,
    messagesFeed,
    typingFeed,
    teamsFeed,
    peopleFeed,
    threadsFeed,
    notificationsFeed,
  ]);
  showAskedDialog();
  startServiceWorker();
  // What will be shown comes while the server is asked who is signed in.
  if (mayBeSignedIn()) {
    Promise.all([import('./layout/team-layout'), import('./pages/room-page')]).catch(() => undefined);
    // No text is to be shown as it was written first, and formatted then.
    loadMarkdown();
  }
  // From now on there is a connection whenever somebody is signed in.
  confab.connect().catch(() => undefined);
}
