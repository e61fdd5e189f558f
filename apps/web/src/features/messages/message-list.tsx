import type { Me, Room } from '@confab/shared';
import { MessagesSquare } from 'lucide-react';
import { type ReactNode, type RefObject, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { notifyFailure } from '../../shared/ui/notify';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { useEditing } from './editing';
import { JumpToDateProvider } from './jump-to-date';
import { MessagesSkeleton } from './list-edges';
import { type TimelineHandle, TimelineView } from './timeline-view';
import { useJump } from './use-jump';
import { useMessageWindow } from './use-message-window';
import { useTimeline } from './use-timeline';
import { words } from './words';

/** What the page around the list may ask of it. */
export interface MessageListHandle {
  /** Goes to the end, which also says that what was new is done with. */
  toNewest: () => void;
  /** Begins to edit one's own last message; false when there is none. */
  editLast: () => boolean;
}

interface MessageListProps {
  room: Room;
  roomTitle: string;
  me: Me;
  /** Whether one may delete what others wrote. */
  canModerate: boolean;
  intro: ReactNode;
  /** Offered while the room is empty. */
  emptyAction: ReactNode;
  /** The message that an address leads to; null for none. */
  targetSeq: number | null;
  isAtEnd: boolean;
  onAtEndChange: (isAtEnd: boolean) => void;
  handle: RefObject<MessageListHandle | null>;
}

/** The messages of a room. Must be given a key, so that each room has its own place in its history. */
export function MessageList(props: MessageListProps) {
  const { room, roomTitle, me, canModerate, intro, emptyAction, targetSeq, isAtEnd, onAtEndChange, handle } = props;
  const timeline = useRef<TimelineHandle>(null);
  const { query, window, edge, loadNewest, loadAround, trim } = useMessageWindow(room, targetSeq);
  const { rows, nameOf, unseen, dispatch, lastSeq } = useTimeline(room, me, window, isAtEnd);
  useEffect(() => {
    if (isAtEnd && lastSeq > 0) trim();
  }, [isAtEnd, trim, lastSeq]);
  useJump({ targetSeq, isLoaded: window !== undefined, loadAround, timeline });
  const begin = useEditing((editing) => editing.begin);

  const toNewest = useCallback(() => {
    dispatch({ type: 'done', seq: lastSeq });
    loadNewest().then(
      () => timeline.current?.toEnd(),
      (error: unknown) => notifyFailure(words.newerFailed, error, toNewest),
    );
  }, [dispatch, lastSeq, loadNewest]);

  const { id: roomId } = room;
  const jumpToDate = useCallback(
    (at: Date) => {
      async function jump() {
        const { seq } = await confab.api.messages.seqAt.query({ roomId, at });
        await loadAround(seq);
        timeline.current?.jumpTo(seq);
      }
      jump().catch((error: unknown) => notifyFailure(words.jumpFailed, error, () => jumpToDate(at)));
    },
    [roomId, loadAround],
  );
  const jumps = useMemo(() => ({ jump: jumpToDate, since: room.createdAt }), [jumpToDate, room.createdAt]);

  useImperativeHandle(
    handle,
    () => ({
      toNewest,
      editLast: () => {
        const mine = window?.messages.findLast(
          ({ sender, type, deletedAt }) => sender.id === me.id && type !== 'system' && deletedAt === null,
        );
        if (!mine) return false;
        begin(mine);
        timeline.current?.show(mine.seq);
        return true;
      },
    }),
    [toNewest, window, me.id, begin],
  );

  if (query.isError && !window) {
    return (
      <div className="grid flex-1 place-items-center">
        <ErrorState title={words.listFailed} text={failureOf(query.error).text} onRetry={() => query.refetch()} />
      </div>
    );
  }
  if (!window) return <MessagesSkeleton />;
  if (rows.length === 0) {
    return (
      <div role="log" aria-live="polite" aria-label={words.log(roomTitle)} className="grid flex-1 place-items-center">
        <EmptyState icon={MessagesSquare} title={words.emptyTitle} text={words.emptyText}>
          {emptyAction}
        </EmptyState>
      </div>
    );
  }
  return (
    <JumpToDateProvider value={jumps}>
      <TimelineView
        handle={timeline}
        label={words.log(roomTitle)}
        rows={rows}
        me={me}
        canModerate={canModerate}
        nameOf={nameOf}
        isAtEnd={isAtEnd}
        onAtEndChange={onAtEndChange}
        intro={intro}
        edge={edge}
        targetSeq={targetSeq}
        pill={isAtEnd && !window.hasAfter ? null : { count: unseen, onClick: toNewest }}
      />
    </JumpToDateProvider>
  );
}
