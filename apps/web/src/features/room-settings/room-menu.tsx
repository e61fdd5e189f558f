import type { Room } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import {
  Archive,
  ArchiveRestore,
  BellOff,
  BellRing,
  EllipsisVertical,
  LogOut,
  Pin,
  Settings2,
  Star,
  StarOff,
  Trash2,
  UserPlus,
} from 'lucide-react';
import { trpc } from '../../shared/api/confab';
import { IconButton } from '../../shared/ui/icon-button';
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from '../../shared/ui/menu';
import { notifyFailure } from '../../shared/ui/notify';
import { words } from './words';

const EIGHT_HOURS = 8 * 60 * 60_000;
const NOTIFY = ['all', 'mentions', 'none'] as const;

/** What can be opened from the menu. */
export type RoomDialog = 'pins' | 'settings' | 'addPeople' | 'leave' | 'delete';

interface RoomMenuProps {
  room: Room;
  /** What the person may do here. */
  may: { manage: boolean; tend: boolean; delete: boolean };
  onOpen: (dialog: RoomDialog) => void;
}

/** What one can do with a room: for oneself, and for all where one may. */
export function RoomMenu({ room, may, onOpen }: RoomMenuProps) {
  const onError = (error: unknown) => notifyFailure(words.failed, error);
  // The feed tells of what has changed.
  const prefer = useMutation(trpc.rooms.setPreferences.mutationOptions({ onError }));
  const archive = useMutation(trpc.channels.archive.mutationOptions({ onError }));
  const unarchive = useMutation(trpc.channels.unarchive.mutationOptions({ onError }));
  const { me, id: roomId } = room;
  if (!me) return null;
  const isChannel = 'teamId' in room;
  const isMuted = me.mutedUntil !== null && me.mutedUntil > new Date();
  return (
    <Menu key={roomId}>
      <MenuTrigger asChild>
        <IconButton icon={EllipsisVertical} label={words.menu} side="bottom" />
      </MenuTrigger>
      <MenuContent align="end">
        <MenuItem icon={me.starred ? StarOff : Star} onSelect={() => prefer.mutate({ roomId, starred: !me.starred })}>
          {me.starred ? words.unstar : words.star}
        </MenuItem>
        <MenuItem
          icon={isMuted ? BellRing : BellOff}
          onSelect={() => prefer.mutate({ roomId, mutedUntil: isMuted ? null : new Date(Date.now() + EIGHT_HOURS) })}
        >
          {isMuted ? words.unmute : words.mute}
        </MenuItem>
        <MenuItem icon={Pin} onSelect={() => onOpen('pins')}>
          {words.pins}
        </MenuItem>
        <MenuSeparator />
        <MenuLabel>{words.notify}</MenuLabel>
        <MenuRadioGroup value={me.notify}>
          {NOTIFY.map((notify) => (
            <MenuRadioItem key={notify} value={notify} onSelect={() => prefer.mutate({ roomId, notify })}>
              {words[notify]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        {room.kind !== 'direct' && (
          <>
            <MenuSeparator />
            {may.tend && (
              <MenuItem icon={UserPlus} onSelect={() => onOpen('addPeople')}>
                {words.addPeople}
              </MenuItem>
            )}
            {may.tend && (
              <MenuItem icon={Settings2} onSelect={() => onOpen('settings')}>
                {words.settings}
              </MenuItem>
            )}
            {isChannel && may.manage && (
              <MenuItem
                icon={room.archivedAt ? ArchiveRestore : Archive}
                onSelect={() => (room.archivedAt ? unarchive : archive).mutate({ channelId: roomId })}
              >
                {room.archivedAt ? words.unarchive : words.archive}
              </MenuItem>
            )}
            <MenuItem icon={LogOut} onSelect={() => onOpen('leave')}>
              {words.leave}
            </MenuItem>
            {may.delete && (
              <MenuItem icon={Trash2} danger onSelect={() => onOpen('delete')}>
                {words.delete}
              </MenuItem>
            )}
          </>
        )}
      </MenuContent>
    </Menu>
  );
}
