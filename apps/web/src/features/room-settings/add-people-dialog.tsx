import type { Room, User } from '@confab/shared';
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
import { notifyDone, notifyFailure } from '../../shared/ui/notify';
import { PersonRow } from '../../shared/ui/person-row';
import { PickList } from '../../shared/ui/pick-list';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { words } from './words';

interface AddPeopleDialogProps {
  room: Room;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

async function add(room: Room, person: User): Promise<void> {
  const userIds = [person.id];
  if ('teamId' in room) await confab.api.channels.addMembers.mutate({ channelId: room.id, userIds });
  else await confab.api.conversations.addParticipants.mutate({ conversationId: room.id, userIds });
}

/** Finds people and puts them into a room, one after the other. */
export function AddPeopleDialog({ room, open, onOpenChange }: AddPeopleDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.addTitle} className="h-110">
      <People room={room} />
    </Dialog>
  );
}

function People({ room }: { room: Room }) {
  const me = useMe();
  const [search, setSearch] = useState('');
  const query = useDebounced(search.trim());
  const people = useInfiniteQuery({
    ...pagesOf(['people', query], (page, signal) =>
      confab.api.users.list.query({ ...(query && { query }), ...page }, { signal }),
    ),
    placeholderData: keepPreviousData,
  });
  const present = new Set('participants' in room ? room.participants.map(({ id }) => id) : []);
  const found = (people.data?.pages.flatMap((page) => page.items) ?? []).filter(
    ({ id }) => id !== me.id && !present.has(id),
  );
  const pick = (person: User) => {
    add(room, person).then(
      () => notifyDone(words.added(person.displayName)),
      (error: unknown) => notifyFailure(words.addFailed, error),
    );
  };
  const fallback = people.isPending ? (
    <PeopleSkeleton />
  ) : people.isError ? (
    <ErrorState title={words.peopleFailed} text={failureOf(people.error).text} onRetry={() => people.refetch()} />
  ) : (
    <EmptyState icon={UserRoundSearch} title={words.nobody} text={words.nobodyText} />
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col pt-3">
      <PickList
        items={found}
        keyOf={(person) => person.id}
        renderItem={(person) => <PersonRow person={person} />}
        onPick={pick}
        query={search}
        onQueryChange={setSearch}
        label={words.addSearch}
        placeholder={words.addSearch}
        fallback={fallback}
      />
    </div>
  );
}
