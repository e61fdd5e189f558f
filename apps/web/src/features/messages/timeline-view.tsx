import type { Id, Me } from '@confab/shared';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { type ListContext, ListFoot, ListHead, NewPill } from './list-edges';
import type { MessageWindow } from './message-window';
import { TimelineLine } from './timeline-line';
import type { TimelineRow } from './timeline-rows';

/** Ways to move the list. */
export interface TimelineHandle {
  toEnd: () => void;
  /** Brings a message into view. */
  show: (seq: number) => void;
}

interface TimelineViewProps {
  handle: RefObject<TimelineHandle | null>;
  label: string;
  rows: readonly TimelineRow[];
  window: MessageWindow;
  me: Me;
  canModerate: boolean;
  nameOf: (id: Id) => string | undefined;
  isAtEnd: boolean;
  onAtEndChange: (isAtEnd: boolean) => void;
  load: (direction: 'older' | 'newer') => void;
  edge: ListContext;
  /** What stands above the room's very first message. */
  intro: ReactNode;
  pill: { count: number; onClick: () => void } | null;
}

const components = { Header: ListHead, Footer: ListFoot };
/** Further above and below the part in view, so that a page is there before one reaches its end. */
const AHEAD = { top: 1_200, bottom: 800 };

function seqOf(row: TimelineRow | undefined): number | null {
  return row?.entry.kind === 'message' ? row.entry.message.seq : null;
}

/** The scrolling list itself. It keeps its place whatever is put above, and follows what is new only at its end. */
export function TimelineView(props: TimelineViewProps) {
  const { handle, label, rows, window, isAtEnd, onAtEndChange, load, edge, pill } = props;
  const list = useRef<VirtuosoHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const lastSeq = rows.findLast((row) => seqOf(row) !== null && row.entry.kind === 'message');
  const focusableSeq = focused ?? seqOf(lastSeq);

  const focusRow = useCallback((seq: number) => {
    frame.current?.querySelector<HTMLElement>(`article[data-seq="${seq}"]`)?.focus({ preventScroll: true });
  }, []);

  const show = useCallback(
    (seq: number, done?: () => void) => {
      const index = rows.findIndex((row) => seqOf(row) === seq);
      if (index >= 0) list.current?.scrollIntoView({ index, behavior: 'auto', ...(done && { done }) });
    },
    [rows],
  );

  useImperativeHandle(
    handle,
    () => ({
      toEnd: () => list.current?.scrollToIndex({ index: 'LAST', align: 'end', behavior: 'auto' }),
      show: (seq) => show(seq),
    }),
    [show],
  );

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const article = event.target instanceof HTMLElement && event.target.matches('article[data-seq]');
    if (step === undefined || !article || event.altKey) return;
    event.preventDefault();
    const from = rows.findIndex((row) => seqOf(row) === focused);
    for (let index = from + step; index >= 0 && index < rows.length; index += step) {
      const row = rows[index];
      const seq = seqOf(row);
      if (seq === null || (row?.entry.kind === 'message' && row.entry.message.type === 'system')) continue;
      show(seq, () => focusRow(seq));
      return;
    }
  }

  const firstNew = rows.findIndex((row) => row.isFirstNew);
  const [start] = useState(() =>
    firstNew >= 0
      ? { index: firstNew, align: 'start' as const, offset: -64 }
      : { index: 'LAST' as const, align: 'end' as const },
  );

  return (
    <div
      ref={frame}
      role="log"
      // Old messages that come into view by scrolling are not news.
      aria-live={isAtEnd ? 'polite' : 'off'}
      aria-relevant="additions"
      aria-label={label}
      onKeyDown={onKeyDown}
      className="relative min-h-0 flex-1"
    >
      <Virtuoso
        ref={list}
        data={rows}
        context={edge}
        components={components}
        firstItemIndex={window.firstIndex}
        initialTopMostItemIndex={start}
        computeItemKey={(_index, row) => row.key}
        alignToBottom
        followOutput={(atBottom) => (atBottom && !window.hasAfter ? 'auto' : false)}
        atBottomThreshold={40}
        atBottomStateChange={onAtEndChange}
        increaseViewportBy={AHEAD}
        startReached={() => load('older')}
        endReached={() => load('newer')}
        itemContent={(index, row) => (
          <TimelineLine
            row={row}
            intro={index === window.firstIndex && !window.hasBefore ? props.intro : null}
            me={props.me}
            canModerate={props.canModerate}
            nameOf={props.nameOf}
            isFocusable={seqOf(row) === focusableSeq}
            onFocus={setFocused}
            onReturn={(seq) => setTimeout(() => focusRow(seq))}
          />
        )}
        className="h-full overscroll-contain"
      />
      {pill && <NewPill count={pill.count} onClick={pill.onClick} />}
    </div>
  );
}
