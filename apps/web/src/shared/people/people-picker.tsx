import type { Id, User } from '@confab/shared';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { UserRoundSearch } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { confab } from '../api/confab';
import { failureOf } from '../api/failure';
import { pagesOf } from '../api/pages';
import { useDebounced } from '../hooks/use-debounced';
import { PeopleSkeleton } from '../ui/list-skeleton';
import { PersonRow } from '../ui/person-row';
import { PickList } from '../ui/pick-list';
import { EmptyState, ErrorState } from '../ui/states';
import { words as sharedWords } from '../words';

const words = sharedWords.people;

interface PeoplePickerProps {
  /** People who are not to be offered. */
  without: ReadonlySet<Id>;
  onPick: (person: User) => void;
  /** Above the list, and below it. */
  head?: ReactNode;
  foot?: ReactNode;
}

/** Finds people by name, to choose one after the other. */
export function PeoplePicker({ without, onPick, head, foot }: PeoplePickerProps) {
  const [search, setSearch] = useState('');
  const query = useDebounced(search.trim());
  const people = useInfiniteQuery({
    ...pagesOf(['people', query], (page, signal) =>
      confab.api.users.list.query({ ...(query && { query }), ...page }, { signal }),
    ),
    placeholderData: keepPreviousData,
  });
  const listed = people.data?.pages.flatMap((page) => page.items) ?? [];
  const found = listed.filter(({ id }) => !without.has(id));
  // Somebody other than oneself was found, and is not to be chosen again.
  const isRest = listed.length > 1;
  const fallback = people.isPending ? (
    <PeopleSkeleton />
  ) : people.isError ? (
    <ErrorState title={words.failed} text={failureOf(people.error).text} onRetry={() => people.refetch()} />
  ) : (
    <EmptyState
      icon={UserRoundSearch}
      title={query ? words.nobody : isRest ? words.nobodyLeft : words.alone}
      text={query ? words.nobodyText : isRest ? words.nobodyLeftText : words.aloneText}
    />
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col pt-3">
      {head}
      <PickList
        items={found}
        keyOf={(person) => person.id}
        renderItem={(person) => <PersonRow person={person} />}
        onPick={(person) => {
          setSearch('');
          onPick(person);
        }}
        query={search}
        onQueryChange={setSearch}
        label={words.search}
        placeholder={words.search}
        fallback={fallback}
      />
      {foot}
    </div>
  );
}
