import type { Message } from '@confab/shared';
import { EllipsisVertical, Eye, EyeOff, MessageSquareReply, Pin, PinOff, Reply } from 'lucide-react';
import { usePin } from '../../features/pins/use-pin';
import { words as pinWords } from '../../features/pins/words';
import { AddReaction } from '../../features/reactions/add-reaction';
import { words as readerWords } from '../../features/readers/words';
import { useReply } from '../../features/replies/reply-state';
import { words as replyWords } from '../../features/replies/words';
import { useThread } from '../../features/threads/thread-state';
import { words as threadWords } from '../../features/threads/words';
import { IconButton } from '../../shared/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../../shared/ui/menu';
import { words } from '../words';

interface MessageExtrasProps {
  message: Message;
  myId: string;
  mayWrite: boolean;
  mayPin: boolean;
  onReaders: (message: Message) => void;
  onUnread: (message: Message) => void;
}

const size = 'size-7 touch:size-11';

/** What the features around a room let one do with a message. */
export function MessageExtras({ message, myId, mayWrite, mayPin, onReaders, onUnread }: MessageExtrasProps) {
  const showThread = useThread((thread) => thread.show);
  const answer = useReply((reply) => reply.answer);
  const pin = usePin();
  const isInThread = message.threadRootId !== null;
  return (
    <>
      {mayWrite && <AddReaction message={message} myId={myId} />}
      {!isInThread && (
        <IconButton
          icon={MessageSquareReply}
          label={threadWords.reply}
          shortcut={['T']}
          onClick={() => showThread(message.roomId, message.id)}
          className={size}
        />
      )}
      {mayWrite && !isInThread && (
        <IconButton icon={Reply} label={replyWords.reply} onClick={() => answer(message)} className={size} />
      )}
      <Menu>
        <MenuTrigger asChild>
          <IconButton icon={EllipsisVertical} label={words.moreActions} className={size} />
        </MenuTrigger>
        <MenuContent align="end">
          {mayPin && (
            <MenuItem icon={message.pinnedAt ? PinOff : Pin} aside="P" onSelect={() => pin(message)}>
              {message.pinnedAt ? pinWords.unpin : pinWords.pin}
            </MenuItem>
          )}
          {!isInThread && (
            <MenuItem icon={EyeOff} onSelect={() => onUnread(message)}>
              {words.markUnread}
            </MenuItem>
          )}
          <MenuItem icon={Eye} onSelect={() => onReaders(message)}>
            {readerWords.seenBy}
          </MenuItem>
        </MenuContent>
      </Menu>
    </>
  );
}
