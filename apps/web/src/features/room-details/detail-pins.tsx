import type { Id, Message } from '@confab/shared';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../shared/api/confab';
import { dayName } from '../../shared/format/time';
import { withoutMarks } from '../../shared/markdown/without-marks';
import { DetailList, DetailSection } from './detail-section';
import { words } from './words';

const FEW = 3;

interface DetailPinsProps {
  roomId: Id;
  onGoTo: (message: Message) => void;
  onAll: () => void;
}

/** The latest of what is pinned in a room. */
export function DetailPins({ roomId, onGoTo, onAll }: DetailPinsProps) {
  const pins = useQuery(trpc.messages.pins.queryOptions({ roomId, limit: FEW }, { staleTime: 0 }));
  const messages = pins.data?.items ?? [];
  const action = pins.data?.nextCursor ? { label: words.allPins, onClick: onAll } : null;
  return (
    <DetailSection title={words.pins} action={action}>
      <DetailList query={pins} empty={messages.length === 0 ? words.noPins : null}>
        {messages.map((message) => (
          <li key={message.id}>
            <button
              type="button"
              onClick={() => onGoTo(message)}
              className="block min-h-11 w-full rounded-control px-2 py-1 text-left outline-offset-[-2px] hover:bg-hover"
            >
              <span className="text-ink-faint text-tiny">
                {message.sender.displayName} · {dayName(message.createdAt)}
              </span>
              <span className="line-clamp-2 wrap-anywhere">{withoutMarks(message.body) || words.aFile}</span>
            </button>
          </li>
        ))}
      </DetailList>
    </DetailSection>
  );
}
