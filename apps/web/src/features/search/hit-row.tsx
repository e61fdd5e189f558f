import type { SearchHit } from '@confab/shared';
import { Paperclip } from 'lucide-react';
import { clockTime, dayName, fullTime } from '../../shared/format/time';
import { Avatar } from '../../shared/ui/avatar';
import { snippetOf } from './snippet';
import { words } from './words';

interface HitRowProps {
  hit: SearchHit;
  /** What the room is called here. */
  roomTitle: string;
}

/** A message that was found: who wrote it, where, when, and the part with the words in it. */
export function HitRow({ hit: { message, highlights, room }, roomTitle }: HitRowProps) {
  const { sender, createdAt, body, attachments, threadRootId } = message;
  // The name would stand there twice.
  const isSenderAlone = room.kind === 'direct' && roomTitle === sender.displayName;
  let offset = 0;
  return (
    <span className="flex min-w-0 flex-1 gap-3 py-1.5">
      <Avatar id={sender.id} name={sender.displayName} image={sender.avatarUrl} size={28} className="mt-0.5" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-semibold">{sender.displayName}</span>
          <span className="min-w-0 flex-1 truncate text-ink-soft text-small">
            {isSenderAlone ? words.direct : roomTitle}
            {threadRootId && <span className="text-ink-faint"> · {words.inThread}</span>}
          </span>
          <time
            dateTime={createdAt.toISOString()}
            title={fullTime(createdAt)}
            className="shrink-0 text-ink-faint text-tiny"
          >
            {dayName(createdAt)} {clockTime(createdAt)}
          </time>
        </span>
        <span dir="auto" className="line-clamp-3 text-ink-soft wrap-anywhere">
          {snippetOf(body, highlights).map((part) => {
            const key = offset;
            offset += part.text.length;
            return part.isHit ? (
              <mark key={key} className="rounded-[3px] bg-attention-soft px-0.5 font-medium text-attention-ink">
                {part.text}
              </mark>
            ) : (
              part.text
            );
          })}
        </span>
        {attachments.length > 0 && (
          <span className="flex items-center gap-1.5 text-ink-faint text-small">
            <Paperclip aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{words.files(attachments.map(({ name }) => name).join(', '))}</span>
          </span>
        )}
      </span>
    </span>
  );
}
