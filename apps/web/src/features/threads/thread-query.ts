import type { FeedEvent, Id, Message, MessagesThreadResult } from '@confab/shared';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import type { FeedHandlers } from '../../realtime/realtime';
import { confab, queryClient } from '../../shared/api/confab';
import { readAfresh } from '../../shared/api/read-afresh';

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

/** The threads that are being read again, and whether there was news in them since. */
const reading = new Map<Id, boolean>();

/** Reads a thread again, and once more where there is news while it is being read. */
async function readAgain(rootId: Id): Promise<void> {
  const queryKey = [THREAD, rootId];
  if (!queryClient.getQueryState(queryKey)) return;
  const isBeingRead = reading.has(rootId);
  reading.set(rootId, isBeingRead);
  if (isBeingRead) return;
  do {
    reading.set(rootId, false);
    await readAfresh(queryKey);
  } while (reading.get(rootId));
  reading.delete(rootId);
}

const LIST_MS = 1_000;
let listTimer: ReturnType<typeof setTimeout> | undefined;

/** Reads the list of threads again, at most once a second however much is said in them. */
function readListAgain(): void {
  if (listTimer !== undefined) return;
  listTimer = setTimeout(() => {
    listTimer = undefined;
    readAfresh(threadsKey).catch(() => undefined);
  }, LIST_MS);
}

function tookReply(event: FeedEvent): void {
  if (event.type === 'message' && event.message.threadRootId) readListAgain();
}

/** How threads follow what happens. */
export const threadsFeed: FeedHandlers = {
  applied(event) {
    if (event.type !== 'message') return;
    readAgain(event.message.threadRootId ?? event.message.id).catch(() => undefined);
    tookReply(event);
  },
  // Also in rooms that one has not looked at yet.
  hint: tookReply,
  ready({ first }) {
    if (first) return;
    for (const queryKey of [[THREAD], threadsKey]) readAfresh(queryKey).catch(() => undefined);
  },
};
