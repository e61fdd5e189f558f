import type { Id, Message } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { Bell, BellOff, X } from 'lucide-react';
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { confab, queryClient, trpc } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { Button } from '../../shared/ui/button';
import { IconButton } from '../../shared/ui/icon-button';
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { Loading, Skeleton } from '../../shared/ui/skeleton';
import { ErrorState } from '../../shared/ui/states';
import { ReplyBox } from './reply-box';
import { threadsKey, useThreadPages } from './thread-query';
import { words } from './words';

interface ThreadPanelProps {
  roomId: Id;
  rootId: Id;
  /** How a message is shown. */
  renderMessage: (message: Message) => ReactNode;
  /** Null where one may write; else why not. */
  closed: string | null;
  onClose: () => void;
}

/** A thread beside its room: the message it began with, the replies, and where to reply. */
export function ThreadPanel({ roomId, rootId, renderMessage, closed, onClose }: ThreadPanelProps) {
  const thread = useThreadPages(rootId);
  const root = thread.data?.pages[0]?.root;
  const replies = thread.data?.pages.toReversed().flatMap((page) => page.items) ?? [];
  const lastSeq = replies.at(-1)?.seq ?? 0;
  const end = useRef<HTMLDivElement>(null);

  // What one has before one's eyes is read.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
    if (lastSeq === 0) return;
    confab.api.threads.markRead.mutate({ messageId: rootId, seq: lastSeq }).then(
      () => queryClient.invalidateQueries({ queryKey: threadsKey }),
      () => undefined,
    );
  }, [rootId, lastSeq]);

  return (
    <aside
      aria-label={words.thread}
      className="flex min-h-0 w-full flex-col border-l bg-canvas max-wide:absolute max-wide:inset-0 max-wide:z-20 wide:w-96 wide:shrink-0"
    >
      <header className="flex h-13 shrink-0 items-center gap-1 border-b px-4">
        <h2 className="min-w-0 flex-1 truncate font-semibold text-heading">{words.thread}</h2>
        <FollowButtons messageId={rootId} />
        <IconButton icon={X} label={words.close} side="bottom" onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto pb-2">
        {thread.isPending && (
          <Loading label={words.thread}>
            <Skeleton className="m-4 h-12" />
          </Loading>
        )}
        {thread.isError && (
          <ErrorState title={words.loadFailed} text={failureOf(thread.error).text} onRetry={() => thread.refetch()} />
        )}
        {root && renderMessage(root)}
        {root && (
          <p className="mx-4 my-1 border-b pb-1 text-ink-faint text-small">
            {root.thread ? words.replies(root.thread.replyCount) : words.noReplies}
          </p>
        )}
        {thread.hasNextPage && (
          <Button variant="ghost" size="small" className="mx-auto my-2 flex" onClick={() => thread.fetchNextPage()}>
            {words.older}
          </Button>
        )}
        <div role="log" aria-label={words.thread} aria-live="polite">
          {replies.map((reply) => (
            <Fragment key={reply.id}>{renderMessage(reply)}</Fragment>
          ))}
        </div>
        <div ref={end} />
      </div>
      {closed === null ? (
        <ReplyBox roomId={roomId} rootId={rootId} />
      ) : (
        <p className="m-3 rounded-card bg-sunken px-4 py-3 text-center text-ink-soft">{closed}</p>
      )}
    </aside>
  );
}

function FollowButtons({ messageId }: { messageId: Id }) {
  const options = (done: string) => ({
    onSuccess: () => {
      notifyDone(done);
      return queryClient.invalidateQueries({ queryKey: threadsKey });
    },
    onError: (error: unknown) => notifyFailure(words.followFailed, error),
  });
  const follow = useMutation(trpc.threads.follow.mutationOptions(options(words.follows)));
  const unfollow = useMutation(trpc.threads.unfollow.mutationOptions(options(words.unfollow)));
  return (
    <>
      <IconButton icon={Bell} label={words.follow} side="bottom" onClick={() => follow.mutate({ messageId })} />
      <IconButton icon={BellOff} label={words.unfollow} side="bottom" onClick={() => unfollow.mutate({ messageId })} />
    </>
  );
}
