import type { Id, Me } from '@confab/shared';
import { memo, type RefObject } from 'react';
import { Composer } from '../../features/composer/composer';
import { AttachButton } from '../../features/files/attach-button';
import { UploadTray } from '../../features/files/upload-tray';
import { useUploads } from '../../features/files/use-uploads';
import type { MessageListHandle } from '../../features/messages/message-list';
import { sendMessage } from '../../features/messages/send-message';
import { ReplyChip } from '../../features/replies/reply-chip';
import { useReply } from '../../features/replies/reply-state';
import { useMediaQuery } from '../../shared/hooks/use-media-query';

interface RoomComposerProps {
  roomId: Id;
  roomTitle: string;
  me: Me;
  list: RefObject<MessageListHandle | null>;
  handle: RefObject<{ focus: () => void } | null>;
  /** One goes on from the message that the address leads to. Must stay the same. */
  onMoveOn: () => void;
}

/** The field to write in below a room. Apart from the room, so that what arrives there does not draw it again. */
export const RoomComposer = memo(function RoomComposer(props: RoomComposerProps) {
  const { roomId, roomTitle, me, list, handle, onMoveOn } = props;
  const { uploads, ...files } = useUploads(roomId);
  const answered = useReply((reply) => reply.answered[roomId]);
  const clearReply = useReply((reply) => reply.clear);
  const hasKeyboard = useMediaQuery('(hover: hover)');
  return (
    <Composer
      userId={me.id}
      roomId={roomId}
      roomTitle={roomTitle}
      handle={handle}
      takesFocus={hasKeyboard}
      tray={
        <>
          <ReplyChip roomId={roomId} />
          <UploadTray place={files.place} uploads={uploads} />
        </>
      }
      trayState={files.state}
      tools={<AttachButton onFiles={files.add} />}
      onPasteFiles={files.add}
      onSend={(body) => {
        sendMessage(roomId, body, { attachmentIds: files.take(), replyTo: answered?.id ?? null });
        clearReply(roomId);
        onMoveOn();
        list.current?.toNewest();
      }}
      onEditLast={() => list.current?.editLast() ?? false}
      onEscape={() => {
        onMoveOn();
        list.current?.toNewest();
      }}
    />
  );
});
