import type { Room } from '@confab/shared';
import { Hash, Lock, Users } from 'lucide-react';
import { PersonAvatar } from '../../shared/people/person-avatar';
import { cn } from '../../shared/ui/cn';
import { roomPerson } from './room-names';

interface RoomIconProps {
  room: Room;
  myId: string;
  className?: string;
}

/** A number sign, a lock, or the picture of whom one talks to. */
export function RoomIcon({ room, myId, className }: RoomIconProps) {
  const person = room.kind === 'direct' ? roomPerson(room, myId) : null;
  if (person) return <PersonAvatar person={person} size={20} ring="ring-sidebar" />;
  const Icon = room.kind === 'group' ? Users : room.kind === 'public' ? Hash : Lock;
  return (
    <span className="grid size-5 shrink-0 place-items-center">
      <Icon aria-hidden className={cn('size-4 text-ink-faint', className)} strokeWidth={1.9} />
    </span>
  );
}
