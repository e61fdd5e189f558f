import type { Room } from '@confab/shared';
import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../shared/session/session';
import { CountBadge } from '../../shared/ui/count-badge';
import { Dialog } from '../../shared/ui/dialog';
import { PickList } from '../../shared/ui/pick-list';
import { EmptyState } from '../../shared/ui/states';
import { RoomIcon } from './room-icon';
import { isChannel, roomName } from './room-names';
import { useRooms } from './rooms-query';
import { findRooms } from './sort-rooms';
import { words } from './words';

interface QuickSwitcherProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (room: Room) => void;
  teamName: (teamId: string) => string | undefined;
}

/** Goes to any room by a few letters of its name. */
export function QuickSwitcher({ open, onOpenChange, ...rest }: QuickSwitcherProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.goTitle} className="max-h-110">
      <RoomPicker {...rest} />
    </Dialog>
  );
}

function RoomPicker({ onPick, teamName }: Pick<QuickSwitcherProps, 'onPick' | 'teamName'>) {
  const me = useMe();
  const rooms = useRooms();
  const [query, setQuery] = useState('');
  const found = findRooms(rooms.data ?? [], query, me.id).slice(0, 50);
  return (
    <div className="flex min-h-0 flex-1 flex-col pt-3">
      <PickList
        items={found}
        keyOf={(room) => room.id}
        renderItem={(room) => (
          <>
            <RoomIcon room={room} myId={me.id} />
            <span className="min-w-0 flex-1 truncate">{roomName(room, me.id)}</span>
            <span className="truncate text-ink-faint text-small">{isChannel(room) && teamName(room.teamId)}</span>
            <CountBadge count={room.me?.unreadCount ?? 0} label={words.unread} />
          </>
        )}
        onPick={onPick}
        query={query}
        onQueryChange={setQuery}
        label={words.goSearch}
        placeholder={words.goSearch}
        fallback={<EmptyState icon={SearchX} title={words.goNothing} text={words.goNothingText} />}
      />
    </div>
  );
}
