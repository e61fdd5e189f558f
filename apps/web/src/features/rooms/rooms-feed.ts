import type { FeedEvents } from '@confab/client';
import type { FeedEvent, Id, Room } from '@confab/shared';
import type { FeedHandlers } from '../../realtime/realtime';
import { confab } from '../../shared/api/confab';
import { isNotFound } from '../../shared/api/failure';
import { CountRefresher } from './count-refresher';
import { isInView, tellReadMarksAgain } from './mark-read';
import { roomsAfter, withoutRoom, withRoom } from './rooms-cache';
import { changeRooms, followRooms, loadedRooms, refetchRooms } from './rooms-query';

function myId(): Id | null {
  const state = confab.session.get();
  return state.status === 'signedIn' ? state.me.id : null;
}

async function fetchRoom(roomId: Id): Promise<void> {
  try {
    holdRoom(await confab.api.rooms.get.query({ roomId }));
  } catch (error) {
    if (!isNotFound(error)) throw error;
    changeRooms((rooms) => withoutRoom(rooms, roomId));
  }
}

/** Puts a room as the server has just told it among the held ones. A room one is not in is not listed. */
export function holdRoom(room: Room): void {
  if (room.me) changeRooms((rooms) => withRoom(rooms, room));
}

const counts = new CountRefresher({ fetchRoom, fetchAll: refetchRooms });

function take(event: FeedEvent): void {
  const me = myId();
  if (me) followRooms((rooms) => roomsAfter(rooms, event, me));
}

function hasNews(roomId: Id): void {
  if (!isInView(roomId)) counts.add(roomId);
}

/** Reads the rooms again where they are not as the feed says it begins with. */
async function catchUp(isFirst: boolean, heads: FeedEvents['ready']['rooms']): Promise<void> {
  const held = new Map((await loadedRooms()).map((room) => [room.id, room]));
  const isBehind = heads.length !== held.size || heads.some(({ id, rev }) => rev > (held.get(id)?.rev ?? -1));
  if (!isFirst || isBehind) await refetchRooms();
}

/** How the sidebar follows what happens. */
export const roomsFeed: FeedHandlers = {
  applied(event) {
    take(event);
    hasNews(event.roomId);
  },
  hint(event) {
    take(event);
    hasNews(event.roomId);
  },
  changes({ roomId, changes }) {
    if (changes.room) holdRoom(changes.room);
    hasNews(roomId);
  },
  self: take,
  user: take,
  read(event) {
    take(event);
    if (event.userId === myId()) hasNews(event.roomId);
  },
  roomNew: ({ roomId }) => counts.add(roomId),
  roomGone({ roomId }) {
    counts.drop(roomId);
    changeRooms((rooms) => withoutRoom(rooms, roomId));
  },
  ready({ first, rooms }) {
    tellReadMarksAgain();
    catchUp(first, rooms).catch(() => undefined);
  },
};
