import type { Id, Me } from '@confab/shared';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { focusAfterwards } from '../../shared/ui/focus-memory';
import { type ListEdge, ListFoot, ListHead, NewPill } from './list-edges';
import { TimelineLine } from './timeline-line';
import type { TimelineRow } from './timeline-rows';
import { useAnchoredScroll } from './use-anchored-scroll';

/** Ways to move the list. */
export interface TimelineHandle {
  toEnd: () => void;
  /** Brings a message into the middle of the view and gives it the focus. */
  jumpTo: (seq: number) => void;
  /** Brings a message into view. */
  show: (seq: number) => void;
}

interface TimelineViewProps {
  handle: RefObject<TimelineHandle | null>;
  label: string;
  rows: readonly TimelineRow[];
  me: Me;
  canModerate: boolean;
  nameOf: (id: Id) => string | undefined;
  isAtEnd: boolean;
  onAtEndChange: (isAtEnd: boolean) => void;
  edge: ListEdge;
  /** The message that an address leads to. */
  targetSeq: number | null;
  /** What stands above the room's very first message. */
  intro: ReactNode;
  pill: { count: number; onClick: () => void } | null;
}

function seqOf(row: TimelineRow | undefined): number | null {
  return row?.entry.kind === 'message' ? row.entry.message.seq : null;
}

const nothing = () => undefined;

function isFocusable(row: TimelineRow): boolean {
  return row.entry.kind === 'message' && row.entry.message.type !== 'system';
}

/** No line is lower; those with a name are higher. */
const LOWEST = 26;
const LOWEST_NAMED = 50;
/** The room's head and the field to write in are together at least as high. */
const AROUND = 130;

/** As many of the last lines as fill the list for sure. */
function lastScreen(rows: readonly TimelineRow[]): readonly TimelineRow[] {
  let height = AROUND;
  const first = rows.findLastIndex((row) => {
    height += row.startsGroup ? LOWEST_NAMED : LOWEST;
    return height > window.innerHeight;
  });
  return rows.slice(Math.max(0, first));
}

/**
 * The scrolling list itself. All that is held is drawn: that is bounded, and lets the page be searched, selected and read
 * aloud as one text.
 */
export function TimelineView(props: TimelineViewProps) {
  const { handle, label, me, canModerate, nameOf, isAtEnd, edge, targetSeq, intro, pill } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const [startAt] = useState(() => {
    const index = props.rows.findIndex((row) => row.isFirstNew);
    return index < 0 ? null : index;
  });
  // A room that opens at its end is painted with what one sees of it, and the rest is there right after.
  const showsAll = useDeferredValue(true, startAt !== null || targetSeq !== null || edge.hasAfter);
  const rows = useMemo(() => (showsAll ? props.rows : lastScreen(props.rows)), [showsAll, props.rows]);
  const isWhole = rows.length === props.rows.length;
  const [isSettled, setSettled] = useState(false);
  useEffect(() => setSettled(isWhole), [isWhole]);
  const focusableSeq = focused ?? seqOf(rows.findLast(isFocusable));
  const focusableDay = rows.findLastIndex(
    (row) => row.day !== null && (seqOf(row) ?? Number.POSITIVE_INFINITY) <= (focusableSeq ?? 0),
  );
  const { toEnd, letGo } = useAnchoredScroll({
    scroller,
    list,
    rows,
    startAt,
    reachesEnd: !edge.hasAfter,
    onAtEndChange: props.onAtEndChange,
    onNearStart: isWhole ? edge.loadOlder : nothing,
    onNearEnd: edge.loadNewer,
  });

  const find = useCallback(
    (seq: number) => list.current?.querySelector<HTMLElement>(`article[data-seq="${seq}"]`) ?? null,
    [],
  );
  const focusRow = useCallback(
    (seq: number) => {
      const article = find(seq);
      article?.scrollIntoView({ block: 'nearest' });
      article?.focus({ preventScroll: true });
    },
    [find],
  );
  const onReturn = useCallback((seq: number) => focusAfterwards(() => focusRow(seq)), [focusRow]);

  const jumpTo = useCallback(
    (seq: number) => {
      // What stands there may be no message, or one of a thread: then the next.
      const articles = [...(list.current?.querySelectorAll<HTMLElement>('article[data-seq]') ?? [])];
      const article = articles.find(({ dataset }) => Number(dataset.seq) >= seq) ?? articles.at(-1);
      if (!article) return;
      letGo();
      article.scrollIntoView({ block: 'center' });
      article.focus({ preventScroll: true });
    },
    [letGo],
  );

  useImperativeHandle(
    handle,
    () => ({ toEnd, jumpTo, show: (seq) => find(seq)?.scrollIntoView({ block: 'nearest' }) }),
    [toEnd, jumpTo, find],
  );

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const article = event.target instanceof HTMLElement && event.target.matches('article[data-seq]');
    if (step === undefined || !article || event.altKey) return;
    event.preventDefault();
    const listed = rows.filter(isFocusable);
    const next = seqOf(listed[listed.findIndex((row) => seqOf(row) === focused) + step]);
    if (next !== null) focusRow(next);
  }

  return (
    <div
      role="log"
      // What is there from the start is no news, nor are old messages that are loaded on the way up.
      aria-live={isAtEnd && isSettled ? 'polite' : 'off'}
      aria-relevant="additions"
      aria-label={label}
      onKeyDown={onKeyDown}
      className="relative min-h-0 flex-1"
    >
      <div
        ref={scroller}
        data-testid="message-scroller"
        className="relative h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div className="flex min-h-full flex-col justify-end">
          <ListHead edge={edge} />
          <div ref={list}>
            {rows.map((row, index) => (
              <TimelineLine
                key={row.key}
                row={row}
                intro={index === 0 && isWhole && !edge.hasBefore ? intro : null}
                me={me}
                canModerate={canModerate}
                nameOf={nameOf}
                isFocusable={seqOf(row) === focusableSeq}
                isDayFocusable={index === focusableDay}
                isTarget={targetSeq !== null && seqOf(row) === targetSeq}
                onFocus={setFocused}
                onReturn={onReturn}
              />
            ))}
          </div>
          <ListFoot edge={edge} />
        </div>
      </div>
      {pill && <NewPill count={pill.count} onClick={pill.onClick} />}
    </div>
  );
}
