import type { Room, RoomMember } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { EllipsisVertical, Shield, ShieldOff, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { queryClient, trpc } from '../../shared/api/confab';
import { useMe } from '../../shared/session/session';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { IconButton } from '../../shared/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../../shared/ui/menu';
import { notifyFailure } from '../../shared/ui/notify';
import { roomName } from './room-names';
import { words } from './words';

/** What an admin of a room, or who made a group, can do about one of its people. */
export function MemberMenu({ room, member }: { room: Room; member: RoomMember }) {
  const options = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['roomMembers', room.id] }),
    onError: (error: unknown) => notifyFailure(words.memberFailed, error),
  };
  const setRole = useMutation(trpc.channels.setRole.mutationOptions(options));
  const removeMember = useMutation(trpc.channels.removeMember.mutationOptions(options));
  const removeParticipant = useMutation(trpc.conversations.removeParticipant.mutationOptions(options));
  const [isAsking, setAsking] = useState(false);
  const me = useMe();
  const { user, role } = member;
  const isChannel = 'teamId' in room;
  const isAdmin = role === 'admin';
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton icon={EllipsisVertical} label={words.manage(user.displayName)} side="left" />
        </MenuTrigger>
        <MenuContent align="end">
          {isChannel && (
            <MenuItem
              icon={isAdmin ? ShieldOff : Shield}
              onSelect={() =>
                setRole.mutate({ channelId: room.id, userId: user.id, role: isAdmin ? 'member' : 'admin' })
              }
            >
              {isAdmin ? words.makeMember : words.makeAdmin}
            </MenuItem>
          )}
          <MenuItem icon={UserMinus} danger onSelect={() => setAsking(true)}>
            {words.removePerson}
          </MenuItem>
        </MenuContent>
      </Menu>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={words.removeTitle({ name: user.displayName, room: roomName(room, me.id) })}
        description={words.removeText}
        confirmLabel={words.removePerson}
        onConfirm={() =>
          isChannel
            ? removeMember.mutate({ channelId: room.id, userId: user.id })
            : removeParticipant.mutate({ conversationId: room.id, userId: user.id })
        }
      />
    </>
  );
}
