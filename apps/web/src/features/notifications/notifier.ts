import type { FeedEventOf, Id, Message, Room } from '@confab/shared';
import { useEffect } from 'react';
import type { FeedHandlers } from '../../realtime/realtime';
import { confab, queryClient, trpc } from '../../shared/api/confab';
import { useWindowFocus } from '../../shared/hooks/use-window-focus';
import { presenceOf } from '../../shared/people/presence-store';
import { isWorthTelling } from './decide';
import { noticeOf } from './notice-text';
import { mayNotify } from './permission';
import { Tabs } from './tabs';
import { type Notice, Tray } from './tray';

interface NotifierOptions {
  /** A room as it is held here, if it is. */
  roomOf: (roomId: Id) => Room | undefined;
  /** What a room is called here. */
  titleOf: (room: Room, myId: Id) => string;
  /** Goes to a message. */
  open: (notice: Notice) => void;
}

interface Running extends NotifierOptions {
  tabs: Tabs;
  tray: Tray;
}

let running: Running | null = null;

/** Begins to tell of messages, once for the life of the page. */
export function startNotifications(options: NotifierOptions): void {
  const tray = new Tray((notice) => {
    window.focus();
    options.open(notice);
  });
  const tabs = new Tabs((roomId) => tray.closeRead(roomId));
  running = { ...options, tabs, tray };
  confab.session.subscribe((state) => {
    if (state.status !== 'signedIn') tray.closeAll();
  });
}

/** The room may be so new that the list has not heard of it; it is what the first word of somebody looks like. */
async function roomOf(roomId: Id): Promise<Room> {
  return running?.roomOf(roomId) ?? confab.api.rooms.get.query({ roomId });
}

async function consider(messages: readonly Message[], thread?: FeedEventOf<'message'>['thread']): Promise<void> {
  const session = confab.session.get();
  const [first] = messages;
  if (!running?.tabs.isTeller || !mayNotify() || !first || session.status !== 'signedIn') return;
  const { tabs, tray, titleOf } = running;
  const myId = session.me.id;
  const room = await roomOf(first.roomId);
  const muted = queryClient.getQueryData(trpc.users.muted.queryKey()) ?? [];
  const isTold = (message: Message) =>
    isWorthTelling({
      message,
      room,
      myId,
      now: new Date(),
      isDnd: presenceOf(myId) === 'dnd',
      mutedIds: new Set(muted.map(({ id }) => id)),
      isInView: tabs.isInView(room.id),
      isInThread: thread?.participants.some(({ id }) => id === myId) ?? false,
    });
  // Of what was missed while there was no connection, the last one stands for all.
  const message = messages.findLast(isTold);
  if (message) tray.show(noticeOf(message, room, titleOf(room, myId)));
}

function take(event: FeedEventOf<'message' | 'room' | 'member'>): void {
  if (event.type !== 'message' || event.change !== 'created') return;
  consider([event.message], event.thread).catch(() => undefined);
}

/** How notifications follow what happens. */
export const notificationsFeed: FeedHandlers = {
  applied: take,
  hint: take,
  changes: ({ changes }) => void consider(changes.messages).catch(() => undefined),
  self: ({ roomId, me }) => running?.tray.closeRead(roomId, me?.lastReadSeq),
  read({ roomId, userId, seq }) {
    const session = confab.session.get();
    if (session.status === 'signedIn' && session.me.id === userId) running?.tray.closeRead(roomId, seq);
  },
  roomGone: ({ roomId }) => running?.tray.closeRead(roomId),
};

/** Says that a room is in front of somebody for as long as it is drawn and the window has the focus. */
export function useInFront(roomId: Id): void {
  const hasFocus = useWindowFocus();
  useEffect(() => {
    if (!hasFocus) return;
    running?.tabs.look(roomId);
    return () => running?.tabs.look(null);
  }, [roomId, hasFocus]);
}
