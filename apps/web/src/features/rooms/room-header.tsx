import type { Room } from '@confab/shared';
import { ArrowLeft, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { memberText } from '../../shared/format/names';
import { numberText } from '../../shared/format/numbers';
import { useProfile } from '../../shared/people/profile-state';
import { useMe } from '../../shared/session/session';
import { IconButton } from '../../shared/ui/icon-button';
import { Tooltip } from '../../shared/ui/tooltip';
import { RoomIcon } from './room-icon';
import { isChannel, roomName, roomPerson } from './room-names';
import { words } from './words';

interface RoomHeaderProps {
  room: Room;
  onBack: () => void;
  onMembers: () => void;
  /** More buttons at the end. */
  children?: ReactNode;
}

function memberCount(room: Room): number {
  return isChannel(room) ? room.memberCount : room.participants.length;
}

/** The head of a room: its name, its topic, and who is in it. */
export function RoomHeader({ room, onBack, onMembers, children }: RoomHeaderProps) {
  const me = useMe();
  const openProfile = useProfile((profile) => profile.open);
  const name = roomName(room, me.id);
  const person = room.kind === 'direct' ? roomPerson(room, me.id) : null;
  const about = isChannel(room) ? room.topic : person ? `@${person.username}` : '';
  const people = memberText(memberCount(room));
  return (
    <header className="@container flex h-13 shrink-0 items-center gap-2 border-b bg-canvas px-2 wide:px-4">
      <IconButton icon={ArrowLeft} label={words.back} onClick={onBack} className="wide:hidden" />
      <RoomIcon room={room} myId={me.id} className="size-4.5 text-ink-soft" />
      <h1 className="min-w-0 truncate font-semibold text-heading">
        {person ? (
          <button
            type="button"
            title={words.profileOf(name)}
            onClick={() => openProfile(person)}
            className="max-w-full truncate rounded-control px-0.5 hover:underline touch:min-h-11 touch:min-w-11"
          >
            {name}
          </button>
        ) : (
          name
        )}
      </h1>
      {room.archivedAt && (
        <span className="rounded-full bg-attention-soft px-2 text-attention-ink text-tiny leading-5">
          {words.archived}
        </span>
      )}
      <p
        title={about}
        className="min-w-0 flex-1 truncate border-l pl-3 text-ink-soft text-small empty:border-0 @max-[30rem]:hidden"
      >
        {about}
      </p>
      <span className="flex-1 @min-[30rem]:hidden" />
      {room.kind !== 'direct' && (
        <Tooltip label={words.members(people)} side="bottom">
          <button
            type="button"
            aria-label={words.members(people)}
            onClick={onMembers}
            className="flex h-8 items-center gap-1.5 rounded-control px-2 text-ink-soft text-small hover:bg-hover hover:text-ink touch:h-11"
          >
            <Users aria-hidden className="size-4" strokeWidth={1.75} />
            <span className="tabular-nums">{numberText(memberCount(room))}</span>
          </button>
        </Tooltip>
      )}
      {children}
    </header>
  );
}
