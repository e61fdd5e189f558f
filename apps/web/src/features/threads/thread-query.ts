import type { FeedEvent, Id, Message, MessagesThreadResult } from '@confab/shared';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import type { FeedHandlers } from '../../realtime/realtime';
import { confab, queryClient } from '../../shared/api/confab';

const THREAD = 'thread';
const THREADS = 'threads';

/** The replies of a thread, page by page from the newest backwards. */
export function useThreadPages(rootId: Id) {
  return useInfiniteQuery({
    queryKey: [THREAD, rootId],
    queryFn: ({ pageParam, signal }) =>
      confab.api.messages.thread.query(
        { messageId: rootId, ...(pageParam !== null && { before: pageParam }) },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.hasBefore ? (page.items[0]?.seq ?? null) : null),
    staleTime: 0,
  });
}

/** Puts a reply where it belongs, at the end of its thread, if that is held. */
export function holdReply(reply: Message): void {
  if (!reply.threadRootId) return;
  queryClient.setQueryData<InfiniteData<MessagesThreadResult, number | null>>([THREAD, reply.threadRootId], (held) => {
    const [newest, ...older] = held?.pages ?? [];
    if (!held || !newest || newest.items.some(({ id }) => id === reply.id)) return held;
    return { ...held, pages: [{ ...newest, items: [...newest.items, reply] }, ...older] };
  });
}

/** The key of the list of threads that one follows. */
export const threadsKey = [THREADS] as const;

function readAgain(rootId: Id): void {
  queryClient.invalidateQueries({ queryKey: [THREAD, rootId] }).catch(() => undefined);
}

const LIST_MS = 1_000;
let listTimer: ReturnType<typeof setTimeout> | undefined;

/** Reads the list of threads again, at most once a second however much is said in them. */
function readListAgain(): void {
  if (listTimer !== undefined) return;
  listTimer = setTimeout(() => {
    listTimer = undefined;
    queryClient.invalidateQueries({ queryKey: threadsKey }).catch(() => undefined);
  }, LIST_MS);
}

function tookReply(event: FeedEvent): void {
  if (event.type === 'message' && event.message.threadRootId) readListAgain();
}

/** How threads follow what happens. */
export const threadsFeed: FeedHandlers = {
  applied(event) {
    if (event.type !== 'message') return;
    readAgain(event.message.threadRootId ?? event.message.id);
    tookReply(event);
  },
  // Also in rooms that one has not looked at yet.
  hint: tookReply,
  ready({ first }) {
    if (first) return;
    queryClient.invalidateQueries({ queryKey: [THREAD] }).catch(() => undefined);
    queryClient.invalidateQueries({ queryKey: threadsKey }).catch(() => undefined);
  },
};
