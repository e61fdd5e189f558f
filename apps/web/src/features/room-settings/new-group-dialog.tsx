import { type Conversation, LIMITS, type User } from '@confab/shared';
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { UserRoundSearch, X } from 'lucide-react';
import { useState } from 'react';
import { confab, trpc } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { useDebounced } from '../../shared/hooks/use-debounced';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { Dialog, DialogFooter } from '../../shared/ui/dialog';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { notifyFailure } from '../../shared/ui/notify';
import { PersonRow } from '../../shared/ui/person-row';
import { PickList } from '../../shared/ui/pick-list';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { words } from './words';

interface NewGroupDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onOpened: (conversation: Conversation) => void;
}

/** Chooses several people to talk with; the same people always have the same conversation. */
export function NewGroupDialog({ open, onOpenChange, onOpened }: NewGroupDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.groupTitle} className="h-120">
      <Group onOpened={onOpened} />
    </Dialog>
  );
}

function Group({ onOpened }: Pick<NewGroupDialogProps, 'onOpened'>) {
  const me = useMe();
  const [chosen, setChosen] = useState<readonly User[]>([]);
  const [search, setSearch] = useState('');
  const query = useDebounced(search.trim());
  const open = useMutation(
    trpc.conversations.openGroup.mutationOptions({
      onSuccess: ({ conversation }) => onOpened(conversation),
      onError: (error) => notifyFailure(words.groupFailed, error),
    }),
  );
  const people = useInfiniteQuery({
    ...pagesOf(['people', query], (page, signal) =>
      confab.api.users.list.query({ ...(query && { query }), ...page }, { signal }),
    ),
    placeholderData: keepPreviousData,
  });
  const ids = new Set([me.id, ...chosen.map(({ id }) => id)]);
  const found = (people.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => !ids.has(id));
  const fallback = people.isPending ? (
    <PeopleSkeleton />
  ) : people.isError ? (
    <ErrorState title={words.peopleFailed} text={failureOf(people.error).text} onRetry={() => people.refetch()} />
  ) : (
    <EmptyState icon={UserRoundSearch} title={words.nobody} text={words.groupText} />
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col pt-3">
      {chosen.length > 0 && (
        <ul aria-label={words.chosen} className="flex flex-wrap gap-1 px-5 pb-2">
          {chosen.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                aria-label={words.unchoose(person.displayName)}
                onClick={() => setChosen(chosen.filter(({ id }) => id !== person.id))}
                className="flex h-7 items-center gap-1 rounded-full bg-accent-soft px-2.5 text-accent-ink text-small touch:h-11"
              >
                {person.displayName}
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <PickList
        items={found}
        keyOf={(person) => person.id}
        renderItem={(person) => <PersonRow person={person} />}
        onPick={(person) => {
          setSearch('');
          if (chosen.length < LIMITS.membersPerGroup - 1) setChosen([...chosen, person]);
        }}
        query={search}
        onQueryChange={setSearch}
        label={words.addSearch}
        placeholder={words.addSearch}
        fallback={fallback}
      />
      <DialogFooter>
        <Button
          disabled={chosen.length === 0}
          pending={open.isPending}
          onClick={() => open.mutate({ userIds: chosen.map(({ id }) => id) })}
        >
          {words.groupOpen}
        </Button>
      </DialogFooter>
    </div>
  );
}
