import type { Id, Me } from '@confab/shared';
import { type RefObject, useState } from 'react';
import { Composer } from '../../features/composer/composer';
import { AttachButton } from '../../features/files/attach-button';
import { UploadTray } from '../../features/files/upload-tray';
import { useUploads } from '../../features/files/use-uploads';
import { AlsoToRoom } from '../../features/threads/also-to-room';
import { sendReply } from '../../features/threads/send-reply';
import { words } from '../../features/threads/words';
import { TypingLine } from '../../features/typing/typing-line';

interface ThreadComposerProps {
  roomId: Id;
  rootId: Id;
  roomTitle: string;
  me: Me;
  handle: RefObject<{ focus: () => void } | null>;
  onSent: () => void;
  onEditLast: () => boolean;
}

/** Where one replies in a thread. Each thread keeps what one has begun to write. */
export function ThreadComposer({ roomId, rootId, roomTitle, me, handle, ...on }: ThreadComposerProps) {
  const files = useUploads(roomId, rootId);
  const [alsoToRoom, setAlsoToRoom] = useState(false);
  return (
    <div className="shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <TypingLine place={rootId} />
      <Composer
        userId={me.id}
        roomId={roomId}
        roomTitle={roomTitle}
        thread={{ rootId, label: words.label, placeholder: words.placeholder, send: words.send }}
        handle={handle}
        takesFocus={false}
        tray={<UploadTray place={files.place} uploads={files.uploads} />}
        trayState={files.state}
        tools={<AttachButton onFiles={files.add} />}
        option={<AlsoToRoom checked={alsoToRoom} onChange={setAlsoToRoom} />}
        onPasteFiles={files.add}
        onSend={(body) => {
          sendReply({ roomId, rootId, body, attachmentIds: files.take(), alsoToRoom });
          setAlsoToRoom(false);
          on.onSent();
        }}
        onEditLast={on.onEditLast}
      />
    </div>
  );
}
