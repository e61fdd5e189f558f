import type { UserRef } from '@confab/shared';
import { CircleAlert } from 'lucide-react';
import { memo, useLayoutEffect, useRef } from 'react';
import { confab } from '../../shared/api/confab';
import { useDelayed } from '../../shared/hooks/use-delayed';
import { cn } from '../../shared/ui/cn';
import { handFocusOver } from '../../shared/ui/focus-memory';
import { useMessageSlots } from './message-slots';
import { MessageText } from './message-text';
import { MessageFrame } from './row-frame';
import type { PendingMessage } from './timeline-rows';
import { words } from './words';

interface PendingRowProps {
  pending: PendingMessage;
  sender: UserRef;
  startsGroup: boolean;
}

const linkStyles = 'rounded-control px-1.5 py-0.5 font-medium hover:bg-hover touch:min-h-11 touch:px-3';

/** A message of one's own on its way: pale; one that was refused stays until it is sent again or thrown away. */
export const PendingRow = memo(function PendingRow({ pending, sender, startsGroup }: PendingRowProps) {
  const isLate = useDelayed(4_000);
  const { renderPendingBelow } = useMessageSlots();
  const hasFailed = pending.state === 'failed';
  const row = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const article = row.current;
    return () => {
      if (article?.contains(document.activeElement)) handFocusOver(article);
    };
  }, []);
  return (
    <article
      ref={row}
      tabIndex={-1}
      data-client-id={pending.clientId}
      data-state={pending.state}
      aria-busy={!hasFailed}
      className="group relative outline-offset-[-2px]"
    >
      <MessageFrame sender={sender} createdAt={pending.createdAt} startsGroup={startsGroup} isMe>
        <div className={cn('transition-opacity duration-150', !hasFailed && 'opacity-70')}>
          {pending.body !== '' && <MessageText text={pending.body} />}
          {pending.attachmentIds.length > 0 && renderPendingBelow?.(pending.attachmentIds)}
        </div>
        {hasFailed && (
          <div role="alert" className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-small">
            <span className="flex items-center gap-1.5 text-danger-ink">
              <CircleAlert aria-hidden className="size-3.5" />
              {words.failed}
              {pending.reason && `: ${pending.reason}`}
            </span>
            <button
              type="button"
              className={cn(linkStyles, 'text-accent-ink')}
              onClick={() => {
                // The button goes.
                row.current?.focus({ preventScroll: true });
                confab.outbox.retry(pending.clientId);
              }}
            >
              {words.retrySend}
            </button>
            <button
              type="button"
              className={cn(linkStyles, 'text-ink-soft')}
              onClick={() => confab.outbox.discard(pending.clientId)}
            >
              {words.discard}
            </button>
          </div>
        )}
        {!hasFailed && isLate && <p className="text-ink-faint text-small">{words.waiting}</p>}
      </MessageFrame>
    </article>
  );
});
