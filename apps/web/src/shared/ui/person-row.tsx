import type { UserRef } from '@confab/shared';
import type { ReactNode } from 'react';
import { PersonAvatar } from '../people/person-avatar';

interface PersonRowProps {
  person: UserRef;
  /** A word after the name: "You". */
  note?: string | undefined;
  /** Opens the person's profile; absent where the row itself is a choice. */
  onOpen?: () => void;
  /** Something at the right end: a role, a button. */
  aside?: ReactNode;
}

/** A person in a list: picture, name and username. */
export function PersonRow({ person, note, onOpen, aside }: PersonRowProps) {
  const name = (
    <>
      <span className="font-medium">{person.displayName}</span>
      {note && <span className="text-ink-faint"> ({note})</span>}
      <span className="ml-2 text-ink-faint text-small">@{person.username}</span>
    </>
  );
  return (
    <>
      <PersonAvatar person={person} ring="ring-raised" />
      {onOpen ? (
        <button
          type="button"
          onClick={onOpen}
          className="min-w-0 flex-1 truncate rounded-control py-1 text-left hover:underline touch:min-h-11"
        >
          {name}
        </button>
      ) : (
        <span className="min-w-0 flex-1 truncate">{name}</span>
      )}
      {aside}
    </>
  );
}
