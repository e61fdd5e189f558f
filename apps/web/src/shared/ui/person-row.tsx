import type { UserRef } from '@confab/shared';
import type { ReactNode } from 'react';
import { Avatar } from './avatar';

interface PersonRowProps {
  person: UserRef;
  /** A word after the name: "You". */
  note?: string | undefined;
  /** Something at the right end: a role, a button. */
  aside?: ReactNode;
}

/** A person in a list: picture, name and username. */
export function PersonRow({ person, note, aside }: PersonRowProps) {
  return (
    <>
      <Avatar id={person.id} name={person.displayName} image={person.avatarUrl} size={28} />
      <span className="min-w-0 flex-1 truncate">
        <span className="font-medium">{person.displayName}</span>
        {note && <span className="text-ink-faint"> ({note})</span>}
        <span className="ml-2 text-ink-faint text-small">@{person.username}</span>
      </span>
      {aside}
    </>
  );
}
