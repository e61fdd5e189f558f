import { type MessageWindow, mergeMessages } from '@confab/client';
import type { Id, Room } from '@confab/shared';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { confab, queryClient } from '../../shared/api/confab';
import { usePaced } from '../../shared/hooks/use-paced';
import { readPage, updateWindow, windowKey } from './message-store';
import { appendPage, covers, KEPT_MESSAGES, keepNewest, MOST_HELD, prependPage, windowOf } from './message-window';
import { useDrawn } from './use-drawn';

/** With more unread than this, the first page is read around the line "new" instead of at the end. */
const NEAR_THE_END = 35;

async function readWindow(roomId: Id, around: number | null, signal?: AbortSignal): Promise<MessageWindow> {
  const { page, arrived } = await readPage({ roomId, ...(around !== null && { around }) }, signal);
  confab.feed.opened(roomId, page.rev);
  return mergeMessages(windowOf(page), arrived);
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
export function useMessageWindow(room: Room, targetSeq: number | null) {
  const roomId = room.id;
  const start = useRef(targetSeq ?? startOf(room));
  // A room that was left in the middle of its history opens where news are, not where it was left.
  useState(() => dropDetached(roomId));
  const query = useQuery({
    queryKey: windowKey(roomId),
    queryFn: ({ signal }) => readWindow(roomId, start.current, signal),
  });
  // Where much arrives, it is drawn together, and who types and clicks comes first. One's own is drawn at once.
  const sent = useSyncExternalStore(confab.outbox.items.subscribe, confab.outbox.items.get);
  const window = useDeferredValue(usePaced(query.data, sent));
  const drawn = useDrawn(window);
  const busy = useRef<Partial<Record<Direction, boolean>>>({});
  const [failed, setFailed] = useState<{ direction: Direction; error: unknown } | null>(null);

  useEffect(() => {
    const unwatch = confab.feed.watch(roomId);
    return () => {
      unwatch();
      updateWindow(roomId, (held) => (held.hasAfter ? held : keepNewest(held, KEPT_MESSAGES)));
    };
  }, [roomId]);

  const load = useCallback(
    async (direction: Direction) => {
      const held = queryClient.getQueryData<MessageWindow>(windowKey(roomId));
      const end = direction === 'older' ? held?.messages[0] : held?.messages.at(-1);
      const more = direction === 'older' ? held?.hasBefore : held?.hasAfter;
      if (!end || !more || busy.current[direction]) return;
      busy.current[direction] = true;
      try {
        const range = direction === 'older' ? { before: end.seq } : { after: end.seq };
        const { page, arrived } = await readPage({ roomId, ...range });
        const add = direction === 'older' ? prependPage : appendPage;
        updateWindow(roomId, (now) => mergeMessages(add(now, page), arrived));
        setFailed(null);
      } catch (error) {
        setFailed({ direction, error });
      } finally {
        busy.current[direction] = false;
      }
    },
    [roomId],
  );

  // What failed is not tried again with every pixel somebody scrolls, but when they say so.
  const edge = {
    hasBefore: window?.hasBefore ?? false,
    hasAfter: window?.hasAfter ?? false,
    failed,
    loadOlder: () => void (failed?.direction !== 'older' && load('older')),
    loadNewer: () => void (failed?.direction !== 'newer' && load('newer')),
    retry: () => void (failed && load(failed.direction)),
  };

  /** Goes to the present, where the held stretch may not reach. Settles when it is drawn. */
  const loadNewest = useCallback(async () => {
    start.current = null;
    const held = queryClient.getQueryData<MessageWindow>(windowKey(roomId));
    if (!held?.hasAfter) return;
    const fresh = await readWindow(roomId, null);
    queryClient.setQueryData<MessageWindow>(windowKey(roomId), fresh);
    await drawn((shown) => !shown.hasAfter);
  }, [roomId, drawn]);

  /** Holds the stretch around a message, where it is not held already. Settles when it is drawn. */
  const loadAround = useCallback(
    async (seq: number) => {
      const held = queryClient.getQueryData<MessageWindow>(windowKey(roomId));
      if (!held) return;
      if (!held.messages.some((message) => message.seq === seq)) {
        const fresh = await readWindow(roomId, seq);
        queryClient.setQueryData<MessageWindow>(windowKey(roomId), fresh);
      }
      await drawn((shown) => covers(shown, seq));
    },
    [roomId, drawn],
  );

  /** In a room that runs on for hours only its end is held, as long as one is there. */
  const trim = useCallback(() => {
    updateWindow(roomId, (held) => (held.messages.length > MOST_HELD ? keepNewest(held, KEPT_MESSAGES) : held));
  }, [roomId]);

  return { query, window, edge, loadNewest, loadAround, trim };
}
