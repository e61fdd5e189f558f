import type { Id } from '@confab/shared';
import { X } from 'lucide-react';
import { withoutMarks } from '../../shared/markdown/without-marks';
import { IconButton } from '../../shared/ui/icon-button';
import { useReply } from './reply-state';
import { words } from './words';

/** Above the text one writes: what it answers. */
export function ReplyChip({ roomId }: { roomId: Id }) {
  const answered = useReply((reply) => reply.answered[roomId]);
  const clear = useReply((reply) => reply.clear);
  if (!answered) return null;
  return (
    <div className="flex items-center gap-2 border-b px-3.5 py-1 text-small">
      <span className="shrink-0 font-medium">{words.answering(answered.sender.displayName)}</span>
      <span className="min-w-0 flex-1 truncate text-ink-soft">{withoutMarks(answered.body) || words.files}</span>
      <IconButton icon={X} label={words.cancel} onClick={() => clear(roomId)} className="size-7 touch:size-11" />
    </div>
  );
}
