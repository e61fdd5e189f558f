import type { UserRef } from '@confab/shared';
import type { ComponentProps } from 'react';
import { Avatar } from '../ui/avatar';
import { cn } from '../ui/cn';
import { PresenceDot, PresenceMark } from './presence-dot';
import type { PresenceStatus } from './presence-store';

interface PersonAvatarProps {
  person: UserRef;
  size?: ComponentProps<typeof Avatar>['size'];
  className?: string;
  /** The colour around the mark, of whatever it lies on. */
  ring?: string;
  /** In place of what was heard of the person. */
  presence?: PresenceStatus | undefined;
}

/** A person's picture, and in its corner whether they are there. */
export function PersonAvatar({ person, size = 28, className, ring = 'ring-canvas', presence }: PersonAvatarProps) {
  const place = cn('absolute -right-0.5 -bottom-0.5 ring-2', ring, size >= 72 && 'size-4', size <= 20 && 'size-2');
  return (
    <span className={cn('relative inline-flex shrink-0', className)}>
      <Avatar id={person.id} name={person.displayName} image={person.avatarUrl} size={size} />
      {presence ? (
        <PresenceMark status={presence} className={place} />
      ) : (
        <PresenceDot userId={person.id} className={place} />
      )}
    </span>
  );
}
