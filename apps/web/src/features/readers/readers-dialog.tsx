import type { Message } from '@confab/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { fullTime } from '../../shared/format/time';
import { Dialog, DialogBody } from '../../shared/ui/dialog';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { MoreButton } from '../../shared/ui/more-button';
import { PersonRow } from '../../shared/ui/person-row';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { words } from './words';

interface ReadersDialogProps {
  /** Null while it is closed. */
  message: Message | null;
  onClose: () => void;
}

/** Who has read a message, and when. */
export function ReadersDialog({ message, onClose }: ReadersDialogProps) {
  return (
    <Dialog open={message !== null} onOpenChange={onClose} title={words.title} className="h-110">
      {message && <Readers messageId={message.id} />}
    </Dialog>
  );
}

function Readers({ messageId }: { messageId: string }) {
  const readers = useInfiniteQuery(
    pagesOf(['readers', messageId], (page, signal) =>
      confab.api.messages.readers.query({ messageId, ...page }, { signal }),
    ),
  );
  const rows = readers.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <DialogBody className="px-3">
      {readers.isPending && <PeopleSkeleton />}
      {readers.isError && (
        <ErrorState title={words.failed} text={failureOf(readers.error).text} onRetry={() => readers.refetch()} />
      )}
      {readers.isSuccess && rows.length === 0 && <EmptyState icon={Eye} title={words.nobody} text={words.nobodyText} />}
      <ul>
        {rows.map(({ user, readAt }) => (
          <li key={user.id} className="flex min-h-11 items-center gap-2.5 px-2">
            <PersonRow
              person={user}
              aside={readAt && <span className="text-ink-soft text-small">{fullTime(readAt)}</span>}
            />
          </li>
        ))}
      </ul>
      <MoreButton of={readers}>{words.loadMore}</MoreButton>
    </DialogBody>
  );
}
