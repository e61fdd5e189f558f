import type { Room, Team } from '@confab/shared';
import { UserPlus } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Composer } from '../../features/composer/composer';
import { MessageList, type MessageListHandle } from '../../features/messages/message-list';
import { columnStyles } from '../../features/messages/row-frame';
import { sendMessage } from '../../features/messages/send-message';
import type { TimelineHandle } from '../../features/messages/timeline-view';
import { useMarkRead } from '../../features/rooms/mark-read';
import { RoomHeader } from '../../features/rooms/room-header';
import { RoomIntro } from '../../features/rooms/room-intro';
import { RoomMembersDialog } from '../../features/rooms/room-members-dialog';
import { isChannel, roomName } from '../../features/rooms/room-names';
import { useMessagePerson } from '../../features/rooms/use-message-person';
import { TypingLine } from '../../features/typing/typing-line';
import { useMediaQuery } from '../../shared/hooks/use-media-query';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { cn } from '../../shared/ui/cn';
import { useDialogs } from '../app-state';
import { words } from '../words';

interface RoomViewProps {
  room: Room;
  team: Team | undefined;
  onBack: () => void;
  onGoTo: (room: Room) => void;
}

/** Why one cannot write in a room; null when one can. */
function closedBecause(room: Room, isAdmin: boolean): string | null {
  if (room.archivedAt) return words.archived;
  if (isChannel(room) && room.posting === 'admins' && !isAdmin) return words.onlyAdmins;
  return null;
}

/** A room: its head, its messages and the field to write in. Must be given a key. */
export function RoomView({ room, team, onBack, onGoTo }: RoomViewProps) {
  const me = useMe();
  const list = useRef<MessageListHandle>(null);
  const timeline = useRef<TimelineHandle>(null);
  const composer = useRef<{ focus: () => void }>(null);
  const [isAtEnd, setAtEnd] = useState(false);
  const [showsMembers, setShowsMembers] = useState(false);
  const hasKeyboard = useMediaQuery('(hover: hover)');
  const messagePerson = useMessagePerson(onGoTo);
  const show = useDialogs((dialogs) => dialogs.show);
  useMarkRead(room, isAtEnd);

  const name = roomName(room, me.id);
  const title = isChannel(room) ? `#${name}` : name;
  const isTeamAdmin = team?.myRole === 'owner' || team?.myRole === 'admin';
  const isAdmin = isChannel(room) && (room.me?.role === 'admin' || (room.teamId === team?.id && isTeamAdmin));
  const closed = closedBecause(room, isAdmin);

  function onKeyDown(event: KeyboardEvent) {
    // From the messages back to where one writes; from there it says that everything is read.
    if (event.key === 'Escape' && !event.defaultPrevented) composer.current?.focus();
  }

  return (
    <section aria-label={title} onKeyDown={onKeyDown} className="flex min-h-0 flex-1 flex-col">
      <RoomHeader room={room} onBack={onBack} onMembers={() => setShowsMembers(true)} />
      <MessageList
        room={room}
        roomTitle={title}
        me={me}
        canModerate={isAdmin}
        intro={<RoomIntro room={room} />}
        emptyAction={
          isTeamAdmin &&
          isChannel(room) && (
            <Button variant="secondary" onClick={() => show('invite')}>
              <UserPlus aria-hidden className="size-4" strokeWidth={1.75} />
              {words.invite}
            </Button>
          )
        }
        isAtEnd={isAtEnd}
        onAtEndChange={setAtEnd}
        handle={list}
        timeline={timeline}
      />
      <div className={cn(columnStyles, 'shrink-0 pb-[max(0.75rem,env(safe-area-inset-bottom))]')}>
        <TypingLine roomId={room.id} />
        {closed ? (
          <p className="rounded-card bg-sunken px-4 py-3 text-center text-ink-soft">{closed}</p>
        ) : (
          <Composer
            userId={me.id}
            roomId={room.id}
            roomTitle={title}
            handle={composer}
            takesFocus={hasKeyboard}
            onSend={(body) => {
              sendMessage(room.id, body);
              list.current?.toNewest();
            }}
            onEditLast={() => list.current?.editLast() ?? false}
            onEscape={() => list.current?.toNewest()}
          />
        )}
      </div>
      <RoomMembersDialog
        room={room}
        open={showsMembers}
        onOpenChange={setShowsMembers}
        onMessage={(person) => {
          setShowsMembers(false);
          messagePerson(person);
        }}
      />
    </section>
  );
}
