import type { Id, Me } from '@confab/shared';
import { MessageRow } from '../../features/messages/message-row';
import { PendingRow } from '../../features/messages/pending-row';
import { isOfGroup, pendingOf } from '../../features/messages/timeline-rows';
import { ThreadPanel } from '../../features/threads/thread-panel';

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

/** The thread that is open beside a room, its messages drawn as those of the room. */
export function RoomThread({ me, canModerate, ...rest }: RoomThreadProps) {
  return (
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
    />
  );
}
