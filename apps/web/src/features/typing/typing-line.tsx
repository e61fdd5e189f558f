import type { Id } from '@confab/shared';
import { useTypingStore } from './typing-store';
import { typingText } from './typing-text';

/** Who is typing in a room; always of the same height, so that nothing moves. */
export function TypingLine({ roomId }: { roomId: Id }) {
  const typists = useTypingStore((state) => state.rooms[roomId]);
  const text = typingText(Object.values(typists ?? {}).map((user) => user.displayName));
  return (
    <p aria-live="polite" data-testid="typing-line" className="h-6 truncate px-1 pt-1 text-ink-faint text-tiny">
      {text}
    </p>
  );
}
