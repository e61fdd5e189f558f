import type { Room } from '@confab/shared';
import { BellOff, Ellipsis } from 'lucide-react';
import { type FocusEvent, type MouseEvent, memo, type PointerEvent, type ReactNode, useState } from 'react';
import { isMuted } from '../../shared/rooms/is-muted';
import { cn } from '../../shared/ui/cn';
import { CountBadge } from '../../shared/ui/count-badge';
import { hasUnread } from './room-attention';
import { RoomIcon } from './room-icon';
import { isChannel, roomName } from './room-names';
import { words } from './words';

/** Where a room's menu is to open, and from what. */
export interface MenuPlace {
  room: Room;
  x: number;
  y: number;
  from: HTMLElement | null;
}

export interface RoomRowProps {
  room: Room;
  myId: string;
  isActive: boolean;
  /** The link to a room; the router's own, so that it can be opened in a new tab. Must stay the same. */
  linkTo: (room: Room, className: string, content: ReactNode, isActive: boolean) => ReactNode;
  /** Must stay the same. */
  onMenu: (place: MenuPlace) => void;
}

/** A room in the sidebar. Drawn again only when it has changed: one message must not draw two hundred rows. */
export const RoomRow = memo(function RoomRow({ room, myId, isActive, linkTo, onMenu }: RoomRowProps) {
  const [isHovered, setHovered] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const offersMenu = isHovered || hasFocus;
  const now = new Date();
  const muted = isMuted(room, now);
  const isNew = hasUnread(room, now);
  const name = roomName(room, myId);
  const className = cn(
    'flex h-8 items-center gap-2 rounded-control px-2 text-ink-soft outline-offset-[-2px] transition-colors duration-120 touch:h-11',
    isActive ? 'bg-selected text-ink' : 'hover:bg-hover hover:text-ink',
    isNew && 'font-semibold text-ink',
    (muted || room.archivedAt) && !isNew && 'text-ink-faint',
    room.archivedAt && 'italic',
  );

  function openMenu(event: MouseEvent<HTMLElement>) {
    event.preventDefault();
    const from = event.currentTarget.closest('li')?.querySelector('a') ?? null;
    const box = event.currentTarget.getBoundingClientRect();
    // By the keyboard there is no pointer to open it at.
    const isByPointer = event.type === 'contextmenu' && event.clientX > 0;
    onMenu({
      room,
      x: isByPointer ? event.clientX : box.right - 24,
      y: isByPointer ? event.clientY : box.bottom,
      from,
    });
  }

  const content = (
    <>
      <RoomIcon room={room} myId={myId} className={cn(isNew && 'text-ink')} />
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {muted && (
        <span className={cn('shrink-0', offersMenu && 'opacity-0')}>
          <BellOff aria-hidden className="size-3.5 text-ink-faint" strokeWidth={1.9} />
          <span className="sr-only"> ({words.muted})</span>
        </span>
      )}
      <RoomBadge room={room} className={cn(offersMenu && 'opacity-0')} isQuiet={muted} />
    </>
  );
  return (
    <li
      className="relative"
      onContextMenu={openMenu}
      onPointerEnter={(event: PointerEvent) => event.pointerType === 'mouse' && setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocus(true)}
      onBlur={(event: FocusEvent) => setFocus(event.currentTarget.contains(event.relatedTarget))}
    >
      {linkTo(room, className, content, isActive)}
      {offersMenu && (
        <button
          type="button"
          aria-label={words.roomMenu(name)}
          aria-haspopup="menu"
          onClick={openMenu}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-control text-ink-faint outline-offset-[-2px] hover:bg-hover hover:text-ink touch:hidden"
        >
          <Ellipsis aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      )}
    </li>
  );
});

interface RoomBadgeProps {
  room: Room;
  isQuiet: boolean;
  className: string;
}

/** What is new in a room: amber where one is mentioned, strong where it is said to oneself, else quiet. */
export function RoomBadge({ room, isQuiet, className }: RoomBadgeProps) {
  const unread = room.me?.unreadCount ?? 0;
  const mentions = room.me?.mentionCount ?? 0;
  if (mentions > 0) {
    const colours = 'bg-attention-soft text-attention-ink inset-ring inset-ring-attention/60';
    return <CountBadge sign="@" count={mentions} label={words.mentions} className={cn(colours, className)} />;
  }
  if (isQuiet) return null;
  const colours = isChannel(room) ? 'bg-hover text-ink' : '';
  return <CountBadge count={unread} label={words.unread} className={cn(colours, className)} />;
}
