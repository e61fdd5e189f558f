import type { UserRef } from '@confab/shared';
import type { ReactNode } from 'react';
import { clockTime, fullTime } from '../../shared/format/time';
import { Avatar } from '../../shared/ui/avatar';
import { cn } from '../../shared/ui/cn';
import { useMessageSlots } from './message-slots';
import { words } from './words';

/** The column all lines of a room stand in, and the composer below them. */
export const columnStyles = 'mx-auto w-full max-w-245 px-4 wide:px-5';

/** The line above the first message that one has not seen. */
export function NewLine() {
  return (
    <div data-testid="new-line" className={cn(columnStyles, 'flex items-center gap-3 pt-2 pb-1')}>
      <span aria-hidden className="h-px flex-1 bg-attention" />
      <span className="rounded-full bg-attention-soft px-2 font-semibold text-attention-ink text-tiny leading-5">
        {words.newLine}
      </span>
    </div>
  );
}

interface MessageFrameProps {
  sender: UserRef;
  createdAt: Date;
  startsGroup: boolean;
  /** Shown after the name. */
  isMe: boolean;
  /** Whether the pointer or the focus is on the message. */
  isActive?: boolean;
  children: ReactNode;
}

/** Picture, name and time at the head of a group; in the lines below it the time appears on hover. */
export function MessageFrame({ sender, createdAt, startsGroup, isMe, isActive = false, children }: MessageFrameProps) {
  const { onPerson } = useMessageSlots();
  const open = onPerson && (() => onPerson(sender));
  const time = (
    // The date in full takes long to make, and only who points at it sees it.
    <time
      dateTime={createdAt.toISOString()}
      title={isActive ? fullTime(createdAt) : undefined}
      className="text-ink-faint text-tiny"
    >
      {clockTime(createdAt)}
    </time>
  );
  return (
    <div className={cn(columnStyles, 'flex gap-3', startsGroup ? 'pt-2 pb-0.5' : 'py-0.5')}>
      <div className="w-9 shrink-0">
        {startsGroup ? (
          // The name beside it does the same, also by the keys.
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: see above
          <span onClick={open} className={cn('mt-0.5 block', open && 'cursor-pointer')}>
            <Avatar id={sender.id} name={sender.displayName} image={sender.avatarUrl} />
          </span>
        ) : (
          <span className="block text-right leading-5.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
            {time}
          </span>
        )}
      </div>
      <div className="min-w-0 flex-1">
        {startsGroup && (
          <div className="flex items-baseline gap-2">
            {open ? (
              <button
                type="button"
                // Only in the message that has the focus: else the way through a room by the Tab key would be long.
                tabIndex={isActive ? 0 : -1}
                data-person={sender.id}
                onClick={open}
                className="truncate rounded-control text-left font-semibold hover:underline touch:-my-3 touch:min-w-11 touch:py-3"
              >
                {sender.displayName}
              </button>
            ) : (
              <span className="truncate font-semibold">{sender.displayName}</span>
            )}
            {isMe && <span className="sr-only">({words.you})</span>}
            {time}
          </div>
        )}
        {children}
      </div>
    </div>
  );
}
