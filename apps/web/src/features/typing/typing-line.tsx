import type { Id } from '@confab/shared';
import { useTypingStore } from './typing-store';
import { typingText } from './typing-text';

/** Who is typing in a room or a thread; always of the same height, so that nothing moves. */
export function TypingLine({ place }: { place: Id }) {
  const typists = useTypingStore((state) => state.places[place]);
  const text = typingText(Object.values(typists ?? {}).map((user) => user.displayName));
  return (
    <p aria-live="polite" data-testid="typing-line" className="h-6 truncate px-1 pt-1 text-ink-faint text-tiny">
      {text}
    </p>
  );
}
