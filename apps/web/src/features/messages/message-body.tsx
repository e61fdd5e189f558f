import type { Message } from '@confab/shared';
import { useState } from 'react';
import { fullTime } from '../../shared/format/time';
import { cn } from '../../shared/ui/cn';
import { useMessageSlots } from './message-slots';
import { MessageText } from './message-text';
import { words } from './words';

interface MessageBodyProps {
  message: Message;
  /** What it says, or is about to say. */
  text: string;
  isChanging: boolean;
  isDeleted: boolean;
}

/** What a message says and carries; folded while its sender is muted. */
export function MessageBody({ message, text, isChanging, isDeleted }: MessageBodyProps) {
  const { renderAbove, renderBelow, mutedIds } = useMessageSlots();
  const [isUnfolded, setUnfolded] = useState(false);
  if (isDeleted) return <p className="text-ink-faint italic">{words.deleted}</p>;
  if (mutedIds?.has(message.sender.id) && !isUnfolded) {
    return (
      <p className="text-ink-faint">
        {words.muted}{' '}
        <button
          type="button"
          onClick={({ currentTarget }) => {
            // The button goes.
            currentTarget.closest('article')?.focus({ preventScroll: true });
            setUnfolded(true);
          }}
          className="rounded-control px-1 font-medium text-accent-ink hover:bg-hover touch:min-h-11"
        >
          {words.showMuted}
        </button>
      </p>
    );
  }
  return (
    <div className={cn('transition-opacity duration-150', isChanging && 'opacity-70')}>
      {renderAbove?.(message)}
      {text !== '' && <MessageText text={text} mentions={message.mentions} mentionsAll={message.mentionsAll} />}
      {message.editedAt && (
        <span title={words.editedAt(fullTime(message.editedAt))} className="text-ink-faint text-tiny">
          {words.edited}
        </span>
      )}
      {renderBelow?.(message)}
    </div>
  );
}
