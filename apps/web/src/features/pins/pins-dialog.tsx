import type { Message } from '@confab/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Pin, PinOff } from 'lucide-react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { clockTime, dayName } from '../../shared/format/time';
import { withoutMarks } from '../../shared/markdown/without-marks';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { IconButton } from '../../shared/ui/icon-button';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { MoreButton } from '../../shared/ui/more-button';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { pinsKey, usePin } from './use-pin';
import { words } from './words';

interface PinsDialogProps {
  roomId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Goes to where the message was said. */
  onPick: (message: Message) => void;
}

/** What is pinned in a room. */
export function PinsDialog({ roomId, open, onOpenChange, onPick }: PinsDialogProps) {
  const pin = usePin();
  const pins = useInfiniteQuery({
    ...pagesOf(pinsKey(roomId), (page, signal) => confab.api.messages.pins.query({ roomId, ...page }, { signal })),
    enabled: open,
  });
  const messages = pins.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.title} className="h-110">
      <DialogBody className="px-3">
        {pins.isPending && <PeopleSkeleton />}
        {pins.isError && (
          <ErrorState title={words.listFailed} text={failureOf(pins.error).text} onRetry={() => pins.refetch()} />
        )}
        {pins.isSuccess && messages.length === 0 && (
          <EmptyState icon={Pin} title={words.empty} text={words.emptyText} />
        )}
        <ul>
          {messages.map((message) => (
            <li key={message.id} className="flex items-center gap-2 rounded-control px-2 py-1.5 hover:bg-hover">
              <button type="button" onClick={() => onPick(message)} className="min-w-0 flex-1 text-left">
                <span className="flex items-baseline gap-2">
                  <span className="truncate font-medium">{message.sender.displayName}</span>
                  <time dateTime={message.createdAt.toISOString()} className="text-ink-faint text-tiny">
                    {dayName(message.createdAt)}, {clockTime(message.createdAt)}
                  </time>
                </span>
                <span className="line-clamp-3 whitespace-pre-wrap wrap-anywhere">
                  {withoutMarks(message.body) || words.files}
                </span>
              </button>
              <IconButton icon={PinOff} label={words.unpin} side="left" onClick={() => pin(message)} />
            </li>
          ))}
        </ul>
        <MoreButton of={pins}>{words.loadMore}</MoreButton>
      </DialogBody>
    </Dialog>
  );
}
