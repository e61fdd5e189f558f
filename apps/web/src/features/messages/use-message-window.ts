import type { Id, Room } from '@confab/shared';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { confab, queryClient } from '../../shared/api/confab';
import { readPage, updateWindow, windowKey } from './message-store';
import { appendPage, holdMessages, type MessageWindow, prependPage, trimWindow, windowOf } from './message-window';

/** With more unread than this, the first page is read around the line "new" instead of at the end. */
const NEAR_THE_END = 35;

async function readWindow(roomId: Id, around: number | null, signal?: AbortSignal): Promise<MessageWindow> {
  const { page, arrived } = await readPage({ roomId, ...(around !== null && { around }) }, signal);
  confab.feed.opened(roomId, page.rev);
  return holdMessages(windowOf(page), arrived);
}

/** Where to begin reading a room: at the first unread message, if it is far from the end. */
function startOf({ me }: Room): number | null {
  return me && me.unreadCount > NEAR_THE_END ? me.lastReadSeq : null;
}

function dropDetached(roomId: Id): void {
  const held = queryClient.getQueryData<MessageWindow>(windowKey(roomId));
  if (held?.hasAfter) queryClient.removeQueries({ queryKey: windowKey(roomId) });
}

type Direction = 'older' | 'newer';

/** The held messages of a room that is on screen, kept up to date, and ways to hold more of them. */
export function useMessageWindow(room: Room) {
  const roomId = room.id;
  const start = useRef(startOf(room));
  // A room that was left in the middle of its history opens where news are, not where it was left.
  useState(() => dropDetached(roomId));
  const query = useQuery({
    queryKey: windowKey(roomId),
    queryFn: ({ signal }) => readWindow(roomId, start.current, signal),
  });
  const busy = useRef<Partial<Record<Direction, boolean>>>({});
  const [failed, setFailed] = useState<{ direction: Direction; error: unknown } | null>(null);

  useEffect(() => {
    const unwatch = confab.feed.watch(roomId);
    return () => {
      unwatch();
      updateWindow(roomId, trimWindow);
    };
  }, [roomId]);

  const load = useCallback(
    async (direction: Direction) => {
      const held = queryClient.getQueryData<MessageWindow>(windowKey(roomId));
      const edge = direction === 'older' ? held?.messages[0] : held?.messages.at(-1);
      const more = direction === 'older' ? held?.hasBefore : held?.hasAfter;
      if (!edge || !more || busy.current[direction]) return;
      busy.current[direction] = true;
      setFailed(null);
      try {
        const range = direction === 'older' ? { before: edge.seq } : { after: edge.seq };
        const { page, arrived } = await readPage({ roomId, ...range });
        const add = direction === 'older' ? prependPage : appendPage;
        updateWindow(roomId, (now) => holdMessages(add(now, page), arrived));
      } catch (error) {
        setFailed({ direction, error });
      } finally {
        busy.current[direction] = false;
      }
    },
    [roomId],
  );

  /** Goes to the present, where the held stretch may not reach. */
  const loadNewest = useCallback(async () => {
    start.current = null;
    const held = queryClient.getQueryData<MessageWindow>(windowKey(roomId));
    if (!held?.hasAfter) return;
    const fresh = await readWindow(roomId, null);
    queryClient.setQueryData<MessageWindow>(windowKey(roomId), fresh);
  }, [roomId]);

  return { query, window: query.data, load, loadNewest, failed };
}
