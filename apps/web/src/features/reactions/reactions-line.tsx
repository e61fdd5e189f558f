import type { Message } from '@confab/shared';
import { cn } from '../../shared/ui/cn';
import { useReact } from './use-react';
import { WhoReacted } from './who-reacted';
import { words } from './words';

interface ReactionsProps {
  message: Message;
  myId: string;
}

/** The reactions below a message; a click joins in, or takes one's own off. */
export function ReactionsLine(props: ReactionsProps) {
  return props.message.reactions.length > 0 && <Reactions {...props} />;
}

function Reactions({ message, myId }: ReactionsProps) {
  const react = useReact(message, myId);
  return (
    <div className="flex flex-wrap gap-1 pt-1">
      {message.reactions.map(({ emoji, userIds }) => {
        const isMine = userIds.includes(myId);
        return (
          <WhoReacted key={emoji} emoji={emoji} userIds={userIds} myId={myId}>
            <button
              type="button"
              aria-pressed={isMine}
              aria-label={(isMine ? words.chipMine : words.chip)({ emoji, count: userIds.length })}
              onClick={({ currentTarget }) => {
                react(emoji);
                // The last one takes the button along, but not the focus.
                if (isMine && userIds.length === 1) currentTarget.closest('article')?.focus({ preventScroll: true });
              }}
              className={cn(
                'flex h-6 items-center gap-1 rounded-full border px-2 text-small tabular-nums transition-colors duration-120 touch:h-11 touch:px-3',
                isMine
                  ? 'border-accent bg-accent-soft text-accent-ink'
                  : 'border-line bg-sunken hover:border-line-strong',
              )}
            >
              <span className="font-emoji">{emoji}</span>
              <span>{userIds.length}</span>
            </button>
          </WhoReacted>
        );
      })}
    </div>
  );
}
