import type { Room } from '@confab/shared';
import { BellOff, BellRing, CheckCheck, LogOut, Star, StarOff } from 'lucide-react';
import { isMuted } from '../../shared/rooms/is-muted';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../../shared/ui/menu';
import { markRoomRead } from './mark-read';
import { prefer } from './prefer';
import type { MenuPlace } from './room-row';
import { words } from './words';

const EIGHT_HOURS = 8 * 60 * 60_000;

interface RoomRowMenuProps {
  /** Null: it is closed. */
  place: MenuPlace | null;
  onClose: () => void;
  onLeave: (room: Room) => void;
}

/** What one can do with a room without going there. One menu for all rows, at the pointer or at the row. */
export function RoomRowMenu({ place, onClose, onLeave }: RoomRowMenuProps) {
  if (!place) return null;
  const { room, x, y, from } = place;
  const isQuiet = isMuted(room, new Date());
  return (
    <Menu open onOpenChange={onClose}>
      <MenuTrigger asChild>
        <span aria-hidden className="fixed size-0" style={{ left: x, top: y }} />
      </MenuTrigger>
      <MenuContent
        align="start"
        side="bottom"
        sideOffset={2}
        aria-labelledby={undefined}
        aria-label={words.roomMenu('')}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          from?.focus();
        }}
      >
        {(room.me?.unreadCount ?? 0) > 0 && (
          <MenuItem icon={CheckCheck} onSelect={() => markRoomRead(room)}>
            {words.markRead}
          </MenuItem>
        )}
        <MenuItem
          icon={room.me?.starred ? StarOff : Star}
          onSelect={() => prefer(room, { starred: !room.me?.starred })}
        >
          {room.me?.starred ? words.unstar : words.star}
        </MenuItem>
        <MenuItem
          icon={isQuiet ? BellRing : BellOff}
          onSelect={() => prefer(room, { mutedUntil: isQuiet ? null : new Date(Date.now() + EIGHT_HOURS) })}
        >
          {isQuiet ? words.unmute : words.mute}
        </MenuItem>
        {room.kind !== 'direct' && (
          <>
            <MenuSeparator />
            <MenuItem icon={LogOut} onSelect={() => onLeave(room)}>
              {words.leave}
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}
