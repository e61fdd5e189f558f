import type { Message } from '@confab/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { shortMoment } from '../../shared/format/time';
import { withoutMarks } from '../../shared/markdown/without-marks';
import { cn } from '../../shared/ui/cn';
import { countText } from '../../shared/ui/count-badge';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { MoreButton } from '../../shared/ui/more-button';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { threadsKey } from './thread-query';
import { words } from './words';

interface ThreadsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (root: Message) => void;
  /** The name of the room that a thread is in. */
  roomName: (roomId: string) => string;
}

/** The threads that one follows, those with news first. */
export function ThreadsDialog({ open, onOpenChange, onPick, roomName }: ThreadsDialogProps) {
  const threads = useInfiniteQuery({
    ...pagesOf(threadsKey, (page, signal) => confab.api.threads.list.query(page, { signal })),
    enabled: open,
  });
  const rows = threads.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.title} className="h-120">
      <DialogBody className="px-3">
        {threads.isPending && <PeopleSkeleton />}
        {threads.isError && (
          <ErrorState title={words.listFailed} text={failureOf(threads.error).text} onRetry={() => threads.refetch()} />
        )}
        {threads.isSuccess && rows.length === 0 && (
          <EmptyState icon={MessagesSquare} title={words.none} text={words.noneText} />
        )}
        <ul>
          {rows.map(({ root, unreadCount }) => (
            <li key={root.id}>
              <button
                type="button"
                onClick={() => onPick(root)}
                className={cn(
                  'my-0.5 block w-full rounded-control border-l-3 py-1.5 pr-2 pl-2.5 text-left hover:bg-hover',
                  unreadCount > 0 ? 'border-accent' : 'border-transparent',
                )}
              >
                <span className="flex items-center gap-2 text-small">
                  <span className="min-w-0 truncate text-ink-soft">{roomName(root.roomId)}</span>
                  {unreadCount > 0 && (
                    <span className="ml-auto shrink-0 rounded-full bg-accent px-2 text-on-accent text-tiny leading-5">
                      {words.unread(countText(unreadCount))}
                    </span>
                  )}
                </span>
                <span className="line-clamp-2 wrap-anywhere">
                  <span className={unreadCount > 0 ? 'font-semibold' : 'font-medium'}>{root.sender.displayName}</span>{' '}
                  {root.deletedAt ? words.deleted : withoutMarks(root.body) || words.files}
                </span>
                {root.thread && (
                  <span className="text-ink-faint text-tiny">
                    {words.replies(root.thread.replyCount)}, {words.last(shortMoment(root.thread.lastReplyAt))}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
        <MoreButton of={threads}>{words.loadMore}</MoreButton>
      </DialogBody>
    </Dialog>
  );
}
