import type { Room } from '@confab/shared';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../../shared/ui/cn';
import { CountBadge } from '../../shared/ui/count-badge';
import { IconButton } from '../../shared/ui/icon-button';
import { RoomIcon } from './room-icon';
import { roomName } from './room-names';
import { words } from './words';

interface RoomListProps {
  title: string;
  rooms: readonly Room[];
  myId: string;
  activeRoomId: string | undefined;
  /** The link to a room; the router's own, so that it can be opened in a new tab. */
  linkTo: (room: Room, className: string, content: ReactNode, isActive: boolean) => ReactNode;
  action: { icon: LucideIcon; label: string; onClick: () => void } | null;
  /** In place of the rows while there are none. */
  empty: ReactNode;
}

/** One section of the sidebar: a heading with its button, and a row for each room. */
export function RoomList({ title, rooms, myId, activeRoomId, linkTo, action, empty }: RoomListProps) {
  return (
    <section className="mt-3 first:mt-1">
      <div className="flex h-8 items-center justify-between pr-1 pl-2">
        <h2 className="font-medium text-ink-soft text-small">{title}</h2>
        {action && (
          <IconButton
            icon={action.icon}
            label={action.label}
            onClick={action.onClick}
            side="right"
            className="size-7 touch:size-11"
          />
        )}
      </div>
      {rooms.length === 0 && empty}
      <ul className="flex flex-col gap-px">
        {rooms.map((room) => (
          <RoomRow key={room.id} room={room} myId={myId} isActive={room.id === activeRoomId} linkTo={linkTo} />
        ))}
      </ul>
    </section>
  );
}

interface RoomRowProps extends Pick<RoomListProps, 'myId' | 'linkTo'> {
  room: Room;
  isActive: boolean;
}

function RoomRow({ room, myId, isActive, linkTo }: RoomRowProps) {
  const unread = room.me?.unreadCount ?? 0;
  const mentions = room.me?.mentionCount ?? 0;
  const className = cn(
    'flex h-8 items-center gap-2 rounded-control px-2 text-ink-soft outline-offset-[-2px] transition-colors duration-120 touch:h-11',
    isActive ? 'bg-selected text-ink' : 'hover:bg-hover hover:text-ink',
    unread > 0 && 'font-semibold text-ink',
    room.archivedAt && 'text-ink-faint italic',
  );
  const content = (
    <>
      <RoomIcon room={room} myId={myId} className={cn(unread > 0 && 'text-ink')} />
      <span className="min-w-0 flex-1 truncate">{roomName(room, myId)}</span>
      <CountBadge
        count={mentions > 0 ? mentions : unread}
        label={mentions > 0 ? words.mentions : words.unread}
        className={cn(mentions > 0 && 'bg-attention-soft text-attention-ink')}
      />
    </>
  );
  return <li>{linkTo(room, className, content, isActive)}</li>;
}
