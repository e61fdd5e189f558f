import type { MessageWindow } from '@confab/client';
import type { Id } from '@confab/shared';
import type { Query } from '@tanstack/react-query';
import { windowKey } from '../../features/messages/message-store';
import { keepNewest } from '../../features/messages/message-window';
import { heldRooms, roomsKey } from '../../features/rooms/rooms-query';
import { confab, queryClient, trpc } from '../../shared/api/confab';
import { forgetKept, keepList, keepOnlyRooms, keepPerson, keepRooms } from './offline-store';

const MOST_MESSAGES = 100;
/** In a busy room this is how often its end is written down. */
const DELAY_MS = 3_000;

const [WINDOWS] = windowKey('');
/** What a page needs besides messages to be of use without a network. */
const lists = new Set(
  [roomsKey, trpc.teams.list.queryKey(), trpc.users.muted.queryKey(), trpc.users.blocked.queryKey()].map((key) =>
    JSON.stringify(key),
  ),
);

const changedLists = new Set<Query>();
const changedRooms = new Set<Id>();
let timer: ReturnType<typeof setTimeout> | undefined;

function note(query: Query): void {
  const [prefix, roomId] = query.queryKey;
  if (prefix === WINDOWS && typeof roomId === 'string') changedRooms.add(roomId);
  else if (lists.has(query.queryHash)) changedLists.add(query);
  else return;
  timer ??= setTimeout(write, DELAY_MS);
}

/** The end of a room as it is held; nothing of one that is held somewhere in the middle of its history. */
function keptRoom(roomId: Id) {
  const window = queryClient.getQueryData<MessageWindow>(windowKey(roomId));
  // Read in one turn of the event loop with the window, so that the two belong together.
  const rev = confab.feed.knownRev(roomId);
  if (!window || window.hasAfter || rev === null) return [];
  return [{ roomId, rev, window: keepNewest(window, MOST_MESSAGES) }];
}

function write(): void {
  clearTimeout(timer);
  timer = undefined;
  const rooms = [...changedRooms].flatMap(keptRoom);
  const changed = [...changedLists].map(({ queryKey, state }) => ({ queryKey, data: state.data }));
  forgetChanges();
  if (confab.session.get().status !== 'signedIn') return;
  const work: Promise<void>[] = changed.map(keepList);
  if (rooms.length > 0) work.push(keepRooms(rooms));
  if (changed.some(({ queryKey }) => queryKey[0] === roomsKey[0]))
    work.push(keepOnlyRooms(new Set(heldRooms().map(({ id }) => id))));
  // Without storage one cannot read offline; everything else goes on.
  for (const one of work) one.catch(() => undefined);
}

function forgetChanges(): void {
  changedLists.clear();
  changedRooms.clear();
}

/** Keeps in this browser what one would want to read without a network, until one signs out. */
export function keepForOffline(): void {
  confab.session.subscribe((state) => {
    if (state.status === 'signedIn') {
      keepPerson(state).catch(() => undefined);
      return;
    }
    forgetChanges();
    forgetKept().catch(() => undefined);
  });
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') note(event.query);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) write();
  });
}
