import type { Message } from '@confab/shared';
import { MessageSquareReply } from 'lucide-react';
import { shortMoment } from '../../shared/format/time';
import { useThread } from './thread-state';
import { words } from './words';

/** Below a message: how many replies are in its thread. */
export function ThreadButton({ message }: { message: Message }) {
  const show = useThread((thread) => thread.show);
  if (!message.thread) return null;
  const { replyCount, lastReplyAt } = message.thread;
  return (
    <button
      type="button"
      data-thread={message.id}
      onClick={() => show(message.roomId, message.id)}
      className="mt-1 -ml-1.5 flex items-center gap-1.5 rounded-control px-1.5 py-0.5 text-accent-ink text-small hover:bg-hover touch:min-h-11"
    >
      <MessageSquareReply aria-hidden className="size-4" strokeWidth={1.75} />
      <span className="font-medium">{words.replies(replyCount)}</span>
      <span className="text-ink-faint">{words.last(shortMoment(lastReplyAt))}</span>
    </button>
  );
}
