import type { OutboxItem } from '@confab/client';
import type { Id, Message } from '@confab/shared';
import { ArrowDown, X } from 'lucide-react';
import { Fragment, type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { confab, queryClient } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { useMediaQuery } from '../../shared/hooks/use-media-query';
import { focusAfterwards, isFocusLost } from '../../shared/ui/focus-memory';
import { IconButton } from '../../shared/ui/icon-button';
import { MoreButton } from '../../shared/ui/more-button';
import { Loading, Skeleton } from '../../shared/ui/skeleton';
import { ErrorState } from '../../shared/ui/states';
import { FollowMenu } from './follow-menu';
import { threadsKey, useThreadPages } from './thread-query';
import { useFollowEnd } from './use-follow-end';
import { usePendingReplies } from './use-pending-replies';
import { words } from './words';

/** How a message of the thread is to be drawn. */
export interface ThreadRow {
  message: Message;
  /** The reply above it. */
  before: Message | null;
  isFocusable: boolean;
  onFocus: (seq: number) => void;
  /** Takes the focus back to the message. */
  onReturn: (seq: number) => void;
}

/** What the field to reply in needs to know. */
export interface ThreadBox {
  handle: RefObject<{ focus: () => void } | null>;
  replies: readonly Message[];
  /** Shows the newest reply. */
  toEnd: () => void;
}

interface ThreadPanelProps {
  rootId: Id;
  roomTitle: string;
  renderMessage: (row: ThreadRow) => ReactNode;
  /** A reply of one's own that is on its way. */
  renderPending: (item: OutboxItem) => ReactNode;
  /** Where one replies. */
  renderBox: (box: ThreadBox) => ReactNode;
  onClose: () => void;
}

/** A thread beside its room: the message it began with, the replies, and where to reply. */
export function ThreadPanel(props: ThreadPanelProps) {
  const { rootId, roomTitle, renderMessage, renderPending, renderBox, onClose } = props;
  const thread = useThreadPages(rootId);
  const root = thread.data?.pages[0]?.root;
  const replies = thread.data?.pages.toReversed().flatMap((page) => page.items) ?? [];
  const pending = usePendingReplies(rootId);
  const lastSeq = replies.at(-1)?.seq ?? 0;
  const panel = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<{ focus: () => void }>(null);
  const { isAtEnd, toEnd } = useFollowEnd(scroller, `${lastSeq} ${pending.length}`);
  const [focused, setFocused] = useState<number | null>(null);
  const focusableSeq = focused ?? (lastSeq || root?.seq);
  const hasKeyboard = useMediaQuery('(hover: hover)');

  // What one has before one's eyes is read.
  useEffect(() => {
    if (lastSeq === 0 || !isAtEnd) return;
    confab.api.threads.markRead.mutate({ messageId: rootId, seq: lastSeq }).then(
      () => queryClient.invalidateQueries({ queryKey: threadsKey }),
      () => undefined,
    );
  }, [rootId, lastSeq, isAtEnd]);

  // Whoever opened it wants to write; whoever closes it goes on where they were.
  const takesFocus = useRef(hasKeyboard);
  useEffect(() => {
    const opener = document.activeElement;
    if (takesFocus.current) box.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) setTimeout(() => isFocusLost() && opener.focus());
    };
  }, []);

  function focusRow(seq: number) {
    panel.current?.querySelector<HTMLElement>(`article[data-seq="${seq}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.altKey || !(event.target instanceof HTMLElement)) return;
    if (!event.target.matches('article[data-seq]')) return;
    event.preventDefault();
    const rows = [...(panel.current?.querySelectorAll<HTMLElement>('article[data-seq]') ?? [])];
    rows[rows.indexOf(event.target) + step]?.focus();
  }

  const row = (message: Message, before: Message | null) =>
    renderMessage({
      message,
      before,
      isFocusable: message.seq === focusableSeq,
      onFocus: setFocused,
      onReturn: (seq) => focusAfterwards(() => focusRow(seq)),
    });

  return (
    <aside
      ref={panel}
      aria-label={words.thread}
      onKeyDown={onKeyDown}
      className="relative flex min-h-0 w-full flex-1 flex-col border-l bg-canvas max-broad:border-l-0 [&_[data-thread]]:hidden"
    >
      <header className="flex h-13 shrink-0 items-center gap-1 border-b pr-2 pl-4">
        <h2 className="flex min-w-0 flex-1 items-baseline gap-2">
          <span className="font-semibold text-heading">{words.thread}</span>
          <span className="min-w-0 truncate font-normal text-ink-soft text-small">{words.in(roomTitle)}</span>
        </h2>
        <FollowMenu messageId={rootId} />
        <IconButton icon={X} label={words.close} shortcut={['Esc']} side="bottom" onClick={onClose} />
      </header>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div className="pt-2 pb-3 touch:pt-9">
          {thread.isPending && (
            <Loading label={words.thread}>
              <Skeleton className="m-4 h-12" />
            </Loading>
          )}
          {thread.isError && (
            <ErrorState title={words.loadFailed} text={failureOf(thread.error).text} onRetry={() => thread.refetch()} />
          )}
          {root && row(root, null)}
          {root && (
            <p className="mx-4 my-2 flex items-center gap-3 text-ink-soft text-small after:h-px after:flex-1 after:bg-line">
              {root.thread ? words.replies(root.thread.replyCount) : words.noReplies}
            </p>
          )}
          <MoreButton of={thread}>{thread.isFetchNextPageError ? words.olderFailed : words.older}</MoreButton>
          <div role="log" aria-label={words.thread} aria-live="polite">
            {replies.map((reply, index) => (
              <Fragment key={reply.clientId ?? reply.id}>{row(reply, replies[index - 1] ?? null)}</Fragment>
            ))}
            {pending.map((item) => (
              <Fragment key={item.clientId}>{renderPending(item)}</Fragment>
            ))}
          </div>
        </div>
      </div>
      {!isAtEnd && (
        <div className="relative h-0">
          <IconButton
            icon={ArrowDown}
            label={words.newest}
            onClick={toEnd}
            className="absolute bottom-2 left-1/2 -translate-x-1/2 rounded-full bg-raised shadow-float"
          />
        </div>
      )}
      {renderBox({ handle: box, replies, toEnd })}
    </aside>
  );
}
