import type { User, UserRef } from '@confab/shared';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { useDebounced } from '../../shared/hooks/use-debounced';
import { useMe } from '../../shared/session/session';
import { Dialog } from '../../shared/ui/dialog';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { PersonRow } from '../../shared/ui/person-row';
import { PickList } from '../../shared/ui/pick-list';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { words } from './words';

interface NewDirectDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (person: UserRef) => void;
}

/** Finds somebody to write to. */
export function NewDirectDialog({ open, onOpenChange, onPick }: NewDirectDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.peopleTitle} className="h-110">
      <PeoplePicker onPick={onPick} />
    </Dialog>
  );
}

function PeoplePicker({ onPick }: { onPick: (person: User) => void }) {
  const me = useMe();
  const [search, setSearch] = useState('');
  const query = useDebounced(search.trim());
  const people = useInfiniteQuery({
    ...pagesOf(['people', query], (page, signal) =>
      confab.api.users.list.query({ ...(query && { query }), ...page }, { signal }),
    ),
    placeholderData: keepPreviousData,
  });
  const found = (people.data?.pages.flatMap((page) => page.items) ?? []).filter((person) => person.id !== me.id);

  const fallback = people.isPending ? (
    <PeopleSkeleton />
  ) : people.isError ? (
    <ErrorState title={words.peopleFailed} text={failureOf(people.error).text} onRetry={() => people.refetch()} />
  ) : (
    <EmptyState
      icon={UserRoundSearch}
      title={query ? words.nobody : words.alone}
      text={query ? words.nobodyText : words.aloneText}
    />
  );

  return (
    <div className="flex min-h-0 flex-1 flex-col pt-3">
      <PickList
        items={found}
        keyOf={(person) => person.id}
        renderItem={(person) => <PersonRow person={person} />}
        onPick={onPick}
        query={search}
        onQueryChange={setSearch}
        label={words.peopleSearch}
        placeholder={words.peopleSearch}
        fallback={fallback}
      />
    </div>
  );
}
