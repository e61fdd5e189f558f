import type { MessagePreview } from '@confab/shared';
import { withoutMarks } from '../../shared/markdown/without-marks';
import { words } from './words';

/** What a message answers, in one line above it. */
export function Quote({ message, onOpen }: { message: MessagePreview; onOpen: () => void }) {
  const text = message.deletedAt ? words.gone : withoutMarks(message.body) || words.files;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={words.quoted(message.sender.displayName)}
      className="mb-0.5 flex max-w-full items-baseline gap-1.5 rounded-control border-line-strong border-l-2 py-0.5 pr-2 pl-2 text-left text-ink-soft text-small hover:bg-hover touch:min-h-11 touch:items-center"
    >
      <span className="shrink-0 font-medium">{message.sender.displayName}</span>
      <span className="min-w-0 truncate">{text}</span>
    </button>
  );
}
