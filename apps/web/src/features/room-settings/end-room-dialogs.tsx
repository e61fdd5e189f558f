import type { Room } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../shared/api/confab';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { notifyFailure } from '../../shared/ui/notify';
import { words } from './words';

interface EndRoomDialogsProps {
  room: Room;
  title: string;
  open: 'leave' | 'delete' | null;
  onClose: () => void;
}

/** Asks before one leaves a room, or deletes it for everybody. */
export function EndRoomDialogs({ room, title, open, onClose }: EndRoomDialogsProps) {
  const onError = (error: unknown) => notifyFailure(words.failed, error);
  const leave = useMutation(trpc.rooms.leave.mutationOptions({ onError }));
  const deleteChannel = useMutation(trpc.channels.delete.mutationOptions({ onError }));
  const deleteConversation = useMutation(trpc.conversations.delete.mutationOptions({ onError }));
  return (
    <>
      <ConfirmDialog
        open={open === 'leave'}
        onOpenChange={onClose}
        title={words.leaveTitle(title)}
        description={words.leaveText}
        confirmLabel={words.leave}
        onConfirm={() => leave.mutate({ roomId: room.id })}
      />
      <ConfirmDialog
        open={open === 'delete'}
        onOpenChange={onClose}
        title={words.deleteTitle(title)}
        description={words.deleteText}
        confirmLabel={words.delete}
        onConfirm={() =>
          'teamId' in room
            ? deleteChannel.mutate({ channelId: room.id })
            : deleteConversation.mutate({ conversationId: room.id })
        }
      />
    </>
  );
}
