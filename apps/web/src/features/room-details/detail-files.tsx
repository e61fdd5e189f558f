import type { Id, Message } from '@confab/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, FileText } from 'lucide-react';
import { confab } from '../../shared/api/confab';
import { pagesOf } from '../../shared/api/pages';
import { byteSize } from '../../shared/format/bytes';
import { dayName } from '../../shared/format/time';
import { MoreButton } from '../../shared/ui/more-button';
import { DetailList, DetailSection } from './detail-section';
import { words } from './words';

interface DetailFilesProps {
  roomId: Id;
  onGoTo: (message: Message) => void;
}

/** What was sent to a room, the latest first. */
export function DetailFiles({ roomId, onGoTo }: DetailFilesProps) {
  const found = useInfiniteQuery(
    pagesOf(['roomDetails', roomId, 'files'], (page, signal) =>
      confab.api.search.messages.query({ roomId, has: 'file', limit: 10, ...page }, { signal }),
    ),
  );
  const hits = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const rows = hits.flatMap(({ message }) => message.attachments.map((file) => ({ message, file })));
  return (
    <DetailSection title={words.files}>
      <DetailList query={found} empty={rows.length === 0 ? words.noFiles : null}>
        {rows.map(({ message, file }) => (
          <li key={file.id} className="flex items-center gap-1 rounded-control pr-1 hover:bg-hover">
            <button
              type="button"
              aria-label={words.goTo(file.name)}
              onClick={() => onGoTo(message)}
              className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 rounded-control px-2 py-1 text-left outline-offset-[-2px]"
            >
              {file.thumbnailUrl ? (
                <img src={file.thumbnailUrl} alt="" className="size-8 shrink-0 rounded-control object-cover" />
              ) : (
                <span className="grid size-8 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-ink">
                  <FileText aria-hidden className="size-4" strokeWidth={1.75} />
                </span>
              )}
              <span className="min-w-0 flex-1">
                <span className="block truncate">{file.name}</span>
                <span className="block truncate text-ink-faint text-tiny">
                  {message.sender.displayName} · {dayName(message.createdAt)} · {byteSize(file.size)}
                </span>
              </span>
            </button>
            <a
              href={file.url}
              download={file.name}
              aria-label={file.name}
              className="grid size-8 shrink-0 place-items-center rounded-control text-ink-faint hover:text-ink touch:size-11"
            >
              <Download aria-hidden className="size-4" strokeWidth={1.75} />
            </a>
          </li>
        ))}
      </DetailList>
      <MoreButton of={found} className="mx-0 mt-1 mb-0">
        {words.moreFiles}
      </MoreButton>
    </DetailSection>
  );
}
