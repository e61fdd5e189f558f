import type { Id, UserRef } from '@confab/shared';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../shared/api/confab';
import { PersonRow } from '../../shared/ui/person-row';
import { DetailList, DetailSection } from './detail-section';
import { words } from './words';

const FEW = 6;

interface DetailPeopleProps {
  roomId: Id;
  onPerson: (person: UserRef) => void;
  onAll: () => void;
}

/** Some of the people in a room, and the way to all of them. */
export function DetailPeople({ roomId, onPerson, onAll }: DetailPeopleProps) {
  const people = useQuery(trpc.rooms.members.queryOptions({ roomId, limit: FEW }, { staleTime: 0 }));
  return (
    <DetailSection title={words.people} action={{ label: words.allPeople, onClick: onAll }}>
      <DetailList query={people} empty={null}>
        {people.data?.items.map(({ user }) => (
          <li key={user.id} className="flex min-h-10 items-center gap-2.5 rounded-control px-2 hover:bg-hover">
            <PersonRow person={user} onOpen={() => onPerson(user)} />
          </li>
        ))}
      </DetailList>
    </DetailSection>
  );
}
