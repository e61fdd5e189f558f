import type { User } from '@confab/shared';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { confab } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { pagesOf } from '../../shared/api/pages';
import { useDebounced } from '../../shared/hooks/use-debounced';
import { PersonAvatar } from '../../shared/people/person-avatar';
import { useProfile } from '../../shared/people/profile-state';
import { StatusLine } from '../../shared/people/status-line';
import { useMe } from '../../shared/session/session';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { MoreButton } from '../../shared/ui/more-button';
import { SearchField } from '../../shared/ui/search-field';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { words } from './words';

/** Everybody one may know of, each with a way to their profile. */
export function PeopleDirectory() {
  const me = useMe();
  const [search, setSearch] = useState('');
  const query = useDebounced(search.trim());
  const people = useInfiniteQuery({
    ...pagesOf(['people', query], (page, signal) =>
      confab.api.users.list.query({ ...(query && { query }), ...page }, { signal }),
    ),
    placeholderData: keepPreviousData,
  });
  const found = people.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="mx-auto w-full max-w-245 px-4 pt-4 pb-8 wide:px-5">
      <p className="mb-3 text-ink-soft">{words.text}</p>
      <SearchField label={words.search} value={search} onChange={setSearch} className="mb-4 max-w-100" />
      {people.isPending && <PeopleSkeleton />}
      {people.isError && (
        <ErrorState title={words.failed} text={failureOf(people.error).text} onRetry={() => void people.refetch()} />
      )}
      {people.isSuccess && found.length === 0 && (
        <EmptyState icon={UserRoundSearch} title={words.nobody} text={words.nobodyText} />
      )}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-2">
        {found.map((person) => (
          <li key={person.id}>
            <PersonCard person={person} isMe={person.id === me.id} />
          </li>
        ))}
      </ul>
      <MoreButton of={people} className="mt-4">
        {words.more}
      </MoreButton>
    </div>
  );
}

function PersonCard({ person, isMe }: { person: User; isMe: boolean }) {
  const open = useProfile((profile) => profile.open);
  return (
    <button
      type="button"
      aria-label={words.open(person.displayName)}
      onClick={() => open(person)}
      className="flex h-18 w-full items-center gap-3 rounded-card border bg-raised px-3 text-left transition-colors duration-120 hover:bg-hover"
    >
      <PersonAvatar person={person} size={40} ring="ring-raised" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">
          {person.displayName}
          {isMe && <span className="font-normal text-ink-faint"> ({words.you})</span>}
        </span>
        <span className="block truncate text-ink-faint text-small">@{person.username}</span>
        <StatusLine status={person.status} className="block text-ink-soft text-small" />
      </span>
    </button>
  );
}
