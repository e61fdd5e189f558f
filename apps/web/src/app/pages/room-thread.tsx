import type { Id, Me, Message } from '@confab/shared';
import { DropZone } from '../../features/files/drop-zone';
import { addFiles } from '../../features/files/use-uploads';
import { useEditing } from '../../features/messages/editing';
import { MessageRow } from '../../features/messages/message-row';
import { PendingRow } from '../../features/messages/pending-row';
import { isOfGroup, pendingOf } from '../../features/messages/timeline-rows';
import { ThreadPanel } from '../../features/threads/thread-panel';
import { ThreadComposer } from './thread-composer';

interface RoomThreadProps {
  roomId: Id;
  rootId: Id;
  roomTitle: string;
  me: Me;
  canModerate: boolean;
  /** Null where one may write; else why not. */
  closed: string | null;
  onClose: () => void;
}

/** Begins to edit one's own last reply; false where there is none. */
function editLast(replies: readonly Message[], me: Me): boolean {
  const mine = replies.findLast(({ sender, deletedAt }) => sender.id === me.id && deletedAt === null);
  if (mine) useEditing.getState().begin(mine);
  return mine !== undefined;
}

/** The thread that is open beside a room, its messages drawn as those of the room. */
export function RoomThread({ me, canModerate, closed, ...rest }: RoomThreadProps) {
  const { roomId, rootId, roomTitle } = rest;
  return (
    <DropZone
      onFiles={closed === null ? (files) => addFiles(roomId, rootId, files) : null}
      className="relative flex min-h-0 w-full flex-col max-broad:absolute max-broad:inset-0 max-broad:z-20 broad:w-95 broad:min-w-72"
    >
      <ThreadPanel
        {...rest}
        renderMessage={({ message, before, isFocusable, onFocus, onReturn }) => (
          <MessageRow
            message={message}
            startsGroup={!before || !isOfGroup(before, message)}
            isMine={message.sender.id === me.id}
            canDelete={message.sender.id === me.id || canModerate}
            isFocusable={isFocusable}
            isTarget={false}
            onFocus={onFocus}
            onReturn={onReturn}
          />
        )}
        renderPending={(item) => <PendingRow pending={pendingOf(item)} sender={me} startsGroup />}
        renderBox={({ handle, replies, toEnd }) =>
          closed === null ? (
            <ThreadComposer
              roomId={roomId}
              rootId={rootId}
              roomTitle={roomTitle}
              me={me}
              handle={handle}
              onSent={toEnd}
              onEditLast={() => editLast(replies, me)}
            />
          ) : (
            <p className="m-3 rounded-card bg-sunken px-4 py-3 text-center text-ink-soft">{closed}</p>
          )
        }
      />
    </DropZone>
  );
}
