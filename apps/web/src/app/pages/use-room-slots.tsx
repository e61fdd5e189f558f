import type { Id, Message } from '@confab/shared';
import { useEffect, useMemo, useRef } from 'react';
import { AttachmentsView } from '../../features/files/attachments-view';
import { handedOver } from '../../features/files/upload-store';
import { words as fileWords } from '../../features/files/words';
import type { MessageSlots } from '../../features/messages/message-slots';
import { usePin } from '../../features/pins/use-pin';
import { words as pinWords } from '../../features/pins/words';
import { useReacting } from '../../features/reactions/reacting';
import { ReactionsLine } from '../../features/reactions/reactions-line';
import { Quote } from '../../features/replies/quote';
import { ThreadButton } from '../../features/threads/thread-button';
import { useThread } from '../../features/threads/thread-state';
import { useProfile } from '../../shared/people/profile-state';
import { useMuted } from '../../shared/people/relations';
import { MessageExtras } from './message-extras';

interface RoomSlotsOptions {
  teamSlug: string | undefined;
  roomId: Id;
  myId: Id;
  mayWrite: boolean;
  mayPin: boolean;
  /** Goes to the message that another one answers. */
  onQuote: (messageId: Id) => void;
  onReaders: (message: Message) => void;
  onUnread: (message: Message) => void;
}

/** What the features around a room add to each of its messages. All that is given has to stay the same. */
export function useRoomSlots(options: RoomSlotsOptions): MessageSlots {
  const { teamSlug, roomId, myId, mayWrite, mayPin, onQuote, onReaders, onUnread } = options;
  const onPerson = useProfile((profile) => profile.open);
  const { ids: mutedIds } = useMuted();
  const pin = usePin();
  // Another function each time; what it does is the same.
  const pinNow = useRef(pin);
  useEffect(() => {
    pinNow.current = pin;
  });
  return useMemo(
    () => ({
      onPerson,
      mutedIds,
      renderAbove: ({ replyTo }) => replyTo && <Quote message={replyTo} onOpen={() => onQuote(replyTo.id)} />,
      renderBelow: (message) => (
        <>
          <AttachmentsView attachments={message.attachments} />
          {message.pinnedAt && <p className="text-ink-faint text-tiny">{pinWords.pinned}</p>}
          <ReactionsLine message={message} myId={myId} />
          <ThreadButton message={message} />
        </>
      ),
      keysOf: (message) => ({
        r: mayWrite ? () => useReacting.getState().show(message.id, 'usual') : undefined,
        t: () => useThread.getState().show(message.roomId, message.threadRootId ?? message.id),
        p: mayPin ? () => pinNow.current(message) : undefined,
      }),
      renderActions: (message) => (
        <MessageExtras
          message={message}
          myId={myId}
          mayWrite={mayWrite}
          mayPin={mayPin}
          onReaders={onReaders}
          onUnread={onUnread}
        />
      ),
      renderPendingBelow: (ids) => {
        const attachments = handedOver(ids);
        // After a reload only their number is known.
        if (attachments.length === 0) return <p className="text-ink-faint">{fileWords.files(ids.length)}</p>;
        return <AttachmentsView attachments={attachments} />;
      },
      ...(teamSlug && {
        addressOf: (message) => `${window.location.origin}/t/${teamSlug}/r/${roomId}?message=${message.id}`,
      }),
    }),
    [onPerson, mutedIds, teamSlug, roomId, myId, mayWrite, mayPin, onQuote, onReaders, onUnread],
  );
}
