import { applyToMessages, type MessageWindow, mergeMessages } from '@confab/client';
import type { Id, Message, MessagesListResult, UserRef } from '@confab/shared';
import type { FeedHandlers } from '../../realtime/realtime';
import { confab, queryClient } from '../../shared/api/confab';
import { keepOldest, MOST_HELD } from './message-window';

const PREFIX = 'messages';

/** The key under which a room's window is held. */
export function windowKey(roomId: Id) {
  return [PREFIX, roomId] as const;
}

/** Changes a room's window, if it is held. */
export function updateWindow(roomId: Id, update: (held: MessageWindow) => MessageWindow): void {
  queryClient.setQueryData<MessageWindow>(windowKey(roomId), (held) => held && update(held));
}

/** Takes in a message that an answer brought. */
export function holdMessage(message: Message): void {
  updateWindow(message.roomId, (held) => mergeMessages(held, [message]));
}

/** Who reads far above for hours, while much is written below, holds no more than this. */
function bounded(held: MessageWindow): MessageWindow {
  return keepOldest(held, 2 * MOST_HELD);
}

/** What arrives in a room while a page of it is on its way: the page may be older, and end before it. */
const arriving = new Map<Id, Set<Message[]>>();

function noteArrival(roomId: Id, messages: readonly Message[]): void {
  for (const list of arriving.get(roomId) ?? []) list.push(...messages);
}

/** Reads a page, and tells what arrived meanwhile. */
export async function readPage(
  input: { roomId: Id; before?: number; after?: number; around?: number },
  signal?: AbortSignal,
): Promise<{ page: MessagesListResult; arrived: Message[] }> {
  const arrived: Message[] = [];
  const lists = arriving.get(input.roomId) ?? new Set();
  arriving.set(input.roomId, lists.add(arrived));
  try {
    return { page: await confab.api.messages.list.query(input, { ...(signal && { signal }) }), arrived };
  } finally {
    lists.delete(arrived);
    if (lists.size === 0) arriving.delete(input.roomId);
  }
}

function loadAfresh(roomId: Id): void {
  const isShown =
    queryClient
      .getQueryCache()
      .find({ queryKey: windowKey(roomId) })
      ?.isActive() ?? false;
  if (isShown) queryClient.resetQueries({ queryKey: windowKey(roomId) }).catch(() => undefined);
  else queryClient.removeQueries({ queryKey: windowKey(roomId) });
}

/** What somebody wrote, under the name they have now. */
function withSender(held: MessageWindow, sender: UserRef): MessageWindow {
  if (!held.messages.some((message) => message.sender.id === sender.id)) return held;
  const messages = held.messages.map((message) => (message.sender.id === sender.id ? { ...message, sender } : message));
  return { ...held, messages };
}

/** How the held messages follow what happens. */
export const messagesFeed: FeedHandlers = {
  applied(event) {
    if (event.message) noteArrival(event.roomId, [event.message]);
    updateWindow(event.roomId, (held) => bounded(applyToMessages(held, event)));
  },
  changes(news) {
    noteArrival(news.roomId, news.changes.messages);
    updateWindow(news.roomId, (held) => bounded(applyToMessages(held, news)));
  },
  user({ user }) {
    const { id, username, displayName, avatarUrl, isBot } = user;
    const sender = { id, username, displayName, avatarUrl, isBot };
    queryClient.setQueriesData<MessageWindow>({ queryKey: [PREFIX] }, (held) => held && withSender(held, sender));
  },
  reset: ({ roomId }) => loadAfresh(roomId),
  roomGone: ({ roomId }) => queryClient.removeQueries({ queryKey: windowKey(roomId) }),
};

/** Tells the feed which rooms are held no more. */
export function watchHeldRooms(): () => void {
  return queryClient.getQueryCache().subscribe((event) => {
    const [prefix, roomId] = event.query.queryKey;
    if (event.type === 'removed' && prefix === PREFIX && typeof roomId === 'string') confab.feed.forget(roomId);
  });
}
