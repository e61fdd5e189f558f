import type { MessageWindow } from '@confab/client';
import type { Id, Message, Room, UserRef } from '@confab/shared';
import { useDeferredValue, useEffect, useMemo, useReducer, useState, useSyncExternalStore } from 'react';
import { confab } from '../../shared/api/confab';
import { useUserNames } from '../../shared/hooks/use-user-names';
import { useWindowFocus } from '../../shared/hooks/use-window-focus';
import { peopleIn } from './system-text';
import { type PendingMessage, pendingOf, type TimelineRow, timelineRows } from './timeline-rows';
import { nextLine, openedLine } from './unread-line';

/** One's own messages that are on their way to this room. */
function usePending(roomId: Id): PendingMessage[] {
  // Put off together with the window: in one of the two a message has to be.
  const items = useDeferredValue(useSyncExternalStore(confab.outbox.items.subscribe, confab.outbox.items.get));
  return useMemo(
    () => items.filter((item) => item.roomId === roomId && !item.input.threadRootId).map(pendingOf),
    [items, roomId],
  );
}

/** The count may be on its way from the server when a room is opened the moment something arrived in it. */
function hasNews({ me, lastMessage }: Room, myId: Id): boolean {
  if (!me) return false;
  const isNews = lastMessage && lastMessage.seq > me.lastReadSeq && !lastMessage.deletedAt;
  return me.unreadCount > 0 || (isNews === true && lastMessage.type !== 'system' && lastMessage.sender.id !== myId);
}

const NONE: MessageWindow['messages'] = [];

/** The lines of a room: messages, what is on its way, days, and the line "new" that follows where one has looked. */
export function useTimeline(room: Room, me: UserRef, window: MessageWindow | undefined, isAtEnd: boolean) {
  const [line, dispatch] = useReducer(nextLine, room, (opened) =>
    openedLine(opened.me?.lastReadSeq ?? opened.lastSeq, hasNews(opened, me.id)),
  );
  const hasFocus = useWindowFocus();
  const pending = usePending(room.id);
  const messages = window?.messages ?? NONE;
  const last = messages.at(-1);
  const lastOfOthers = messages.findLast((message) => message.sender.id !== me.id && message.type !== 'system');
  const isSeen = hasFocus && isAtEnd && !window?.hasAfter;

  useEffect(() => {
    if (lastOfOthers) dispatch({ type: 'arrived', seq: lastOfOthers.seq, seen: isSeen });
  }, [lastOfOthers, isSeen]);
  useEffect(() => {
    if (last && isSeen) dispatch({ type: 'seen', seq: last.seq });
  }, [last, isSeen]);

  const [made] = useState(() => new WeakMap<Message, TimelineRow>());
  const rows = useMemo(
    () =>
      timelineRows({
        messages,
        pending: window?.hasAfter ? [] : pending,
        me,
        newAfter: line.newAfter,
        hasBefore: window?.hasBefore ?? false,
        made,
      }),
    [messages, pending, me, line.newAfter, window?.hasBefore, window?.hasAfter, made],
  );
  const nameOf = useUserNames(useMemo(() => messages.flatMap(peopleIn), [messages]));
  const unseen = messages.filter(
    ({ seq, sender, type, deletedAt }) =>
      seq > line.seenSeq && sender.id !== me.id && type !== 'system' && deletedAt === null,
  ).length;

  return { rows, nameOf, unseen, dispatch, lastSeq: last?.seq ?? 0 };
}
