import type { UserRef } from '@confab/shared';
import { failureOf } from '../../shared/api/failure';
import { useProfile } from '../../shared/people/profile-state';
import { useBlocked, useMuted, useRelationChanges } from '../../shared/people/relations';
import { Button } from '../../shared/ui/button';
import { PeopleSkeleton } from '../../shared/ui/list-skeleton';
import { notifyFailure } from '../../shared/ui/notify';
import { PersonRow } from '../../shared/ui/person-row';
import { ErrorState } from '../../shared/ui/states';
import { Section } from './section';
import { words } from './words';

interface PeopleListProps {
  query: ReturnType<typeof useBlocked>;
  none: string;
  undo: string;
  undoFor: (name: string) => string;
  onUndo: (person: UserRef) => void;
}

function PeopleList({ query, none, undo, undoFor, onUndo }: PeopleListProps) {
  const openProfile = useProfile((profile) => profile.open);
  if (query.isPending) return <PeopleSkeleton rows={2} />;
  if (query.isError) {
    return (
      <ErrorState title={words.peopleFailed} text={failureOf(query.error).text} onRetry={() => void query.refetch()} />
    );
  }
  if (query.data.length === 0) return <p className="text-ink-faint">{none}</p>;
  return (
    <ul className="divide-y rounded-card border">
      {query.data.map((person) => (
        <li key={person.id} className="flex min-h-13 items-center gap-2.5 px-3">
          <PersonRow
            person={person}
            onOpen={() => openProfile(person)}
            aside={
              <Button
                variant="secondary"
                size="small"
                aria-label={undoFor(person.displayName)}
                onClick={() => onUndo(person)}
              >
                {undo}
              </Button>
            }
          />
        </li>
      ))}
    </ul>
  );
}

/** Whom one has blocked and muted, and the way back. */
export function PeopleSection() {
  const blocked = useBlocked();
  const muted = useMuted();
  const changes = useRelationChanges();
  const undo = (kind: 'unblock' | 'unmute') => (person: UserRef) =>
    changes[kind].mutate({ userId: person.id }, { onError: (error) => notifyFailure(words.failed, error) });
  return (
    <>
      <Section title={words.blocked} text={words.blockedText}>
        <PeopleList
          query={blocked}
          none={words.blockedNone}
          undo={words.unblock}
          undoFor={words.unblockPerson}
          onUndo={undo('unblock')}
        />
      </Section>
      <Section title={words.muted} text={words.mutedText}>
        <PeopleList
          query={muted}
          none={words.mutedNone}
          undo={words.unmute}
          undoFor={words.unmutePerson}
          onUndo={undo('unmute')}
        />
      </Section>
    </>
  );
}
