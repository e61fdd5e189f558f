import type { Id, Message, Room, Team } from '@confab/shared';
import { UserPlus } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { DropZone } from '../../features/files/drop-zone';
import { addFiles } from '../../features/files/use-uploads';
import { MessagesSkeleton } from '../../features/messages/list-edges';
import { MessageList, type MessageListHandle } from '../../features/messages/message-list';
import { MessageSlotsProvider } from '../../features/messages/message-slots';
import { columnStyles } from '../../features/messages/row-frame';
import { useInFront } from '../../features/notifications/notifier';
import { type RoomDialog, RoomMenu } from '../../features/room-settings/room-menu';
import { markUnread, useMarkRead } from '../../features/rooms/mark-read';
import { RoomHeader } from '../../features/rooms/room-header';
import { RoomIntro } from '../../features/rooms/room-intro';
import { isChannel, roomTitle } from '../../features/rooms/room-names';
import { useThread } from '../../features/threads/thread-state';
import { TypingLine } from '../../features/typing/typing-line';
import { useMediaQuery } from '../../shared/hooks/use-media-query';
import { useStatePer } from '../../shared/hooks/use-state-per';
import { RichTextScopeProvider } from '../../shared/markdown/rich-text-scope';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { cn } from '../../shared/ui/cn';
import { notifyFailure } from '../../shared/ui/notify';
import { WritingScopeProvider } from '../../shared/writing/writing-scope';
import { useDialogs } from '../app-state';
import { words } from '../words';
import { LazyRoomDialogs } from './lazy-room-dialogs';
import { LazyRoomThread } from './lazy-room-thread';
import { RoomComposer } from './room-composer';
import { RoomDetails } from './room-details';
import { RoomTools } from './room-tools';
import { useRoomScopes } from './use-room-scopes';
import { useRoomSlots } from './use-room-slots';
import { useTarget } from './use-target';

interface RoomViewProps {
  room: Room;
  team: Team | undefined;
  /** The message that the address leads to. */
  targetId: string | null;
  /** Goes to a message of this room. */
  onGoToMessage: (messageId: Id) => void;
  /** One has moved on from it. */
  onTargetLeft: () => void;
  onBack: () => void;
  onGoTo: (room: Room) => void;
}

/** Why one cannot write in a room; null when one can. */
function closedBecause(room: Room, isAdmin: boolean): string | null {
  if (room.archivedAt) return words.archived;
  if (isChannel(room) && room.posting === 'admins' && !isAdmin) return words.onlyAdmins;
  return null;
}

/**
 * A room: its head, its messages and the field to write in. Without a key: from room to room its buttons stay, so that a
 * switch draws little more than the messages.
 */
export function RoomView(props: RoomViewProps) {
  const { room, team, targetId, onGoToMessage, onTargetLeft, onBack, onGoTo } = props;
  const me = useMe();
  const list = useRef<MessageListHandle>(null);
  const composer = useRef<{ focus: () => void }>(null);
  const [isAtEnd, setAtEnd] = useStatePer(room.id, false);
  const [showsMembers, setShowsMembers] = useStatePer(room.id, false);
  const show = useDialogs((dialogs) => dialogs.show);
  useMarkRead(room, isAtEnd);
  useInFront(room.id);
  const { targetSeq, isFinding } = useTarget(room.id, targetId, onTargetLeft);
  // Always the same, whatever it does by then.
  const moveOn = useRef<() => void>(undefined);
  useEffect(() => {
    moveOn.current = targetId ? onTargetLeft : undefined;
  });
  const onMoveOn = useCallback(() => moveOn.current?.(), []);

  const title = roomTitle(room, me.id);
  const isTeamAdmin = team?.myRole === 'owner' || team?.myRole === 'admin';
  const isAdmin = isChannel(room) && (room.me?.role === 'admin' || (room.teamId === team?.id && isTeamAdmin));
  const closed = closedBecause(room, isAdmin);
  const isGuest = isChannel(room) && team?.id === room.teamId && team.myRole === 'guest';
  const [dialog, setDialog] = useStatePer<RoomDialog | null>(room.id, null);
  const [read, setRead] = useStatePer<Message | null>(room.id, null);
  const thread = useThread((threads) => threads.open);
  const closeThread = useThread((threads) => threads.close);
  const isCovered = !useMediaQuery('(min-width: 56.25rem)') && thread?.roomId === room.id;
  const onUnread = useCallback(({ roomId, seq }: Message) => {
    markUnread(roomId, seq).catch((error: unknown) => notifyFailure(words.markUnreadFailed, error));
  }, []);
  const slots = useRoomSlots({
    teamSlug: team?.slug,
    roomId: room.id,
    myId: me.id,
    mayWrite: room.archivedAt === null,
    mayPin: room.archivedAt === null && !isGuest,
    onQuote: onGoToMessage,
    onReaders: setRead,
    onUnread,
  });
  const { reading, writing } = useRoomScopes(room, team, me);
  const mayDelete = isChannel(room) ? isTeamAdmin && room.teamId === team?.id : room.createdBy?.id === me.id;

  function onKeyDown(event: KeyboardEvent) {
    // From the messages back to where one writes; from there it says that everything is read.
    if (event.key === 'Escape' && !event.defaultPrevented) composer.current?.focus();
  }

  return (
    <RichTextScopeProvider value={reading}>
      <WritingScopeProvider value={writing}>
        <section aria-label={title} onKeyDown={onKeyDown} className="relative flex min-h-0 min-w-0 flex-1">
          {/* What the thread lies over is not reached by the keys either. */}
          <div className="contents" inert={isCovered}>
            <DropZone
              onFiles={closed ? null : (files) => addFiles(room.id, null, files)}
              className="relative flex min-h-0 min-w-0 flex-1 flex-col broad:min-w-72"
            >
              <RoomHeader room={room} onBack={onBack} onMembers={() => setShowsMembers(true)}>
                <RoomTools room={room} title={title} />
                <RoomMenu room={room} may={{ manage: isAdmin, tend: !isGuest, delete: mayDelete }} onOpen={setDialog} />
              </RoomHeader>
              {isFinding ? (
                <MessagesSkeleton />
              ) : (
                <MessageSlotsProvider value={slots}>
                  <MessageList
                    key={room.id}
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
                    targetSeq={targetSeq}
                    isAtEnd={isAtEnd}
                    onAtEndChange={setAtEnd}
                    handle={list}
                  />
                </MessageSlotsProvider>
              )}
              <div className={cn(columnStyles, 'shrink-0 pb-[max(0.75rem,env(safe-area-inset-bottom))]')}>
                <TypingLine place={room.id} />
                {closed ? (
                  <p className="rounded-card bg-sunken px-4 py-3 text-center text-ink-soft">{closed}</p>
                ) : (
                  <RoomComposer
                    roomId={room.id}
                    roomTitle={title}
                    me={me}
                    list={list}
                    handle={composer}
                    onMoveOn={onMoveOn}
                  />
                )}
              </div>
            </DropZone>
          </div>
          {thread?.roomId === room.id && (
            <MessageSlotsProvider value={slots}>
              <LazyRoomThread
                key={thread.rootId}
                roomId={room.id}
                rootId={thread.rootId}
                roomTitle={title}
                me={me}
                canModerate={isAdmin}
                closed={closed}
                onClose={closeThread}
              />
            </MessageSlotsProvider>
          )}
          <RoomDetails
            key={`details of ${room.id}`}
            room={room}
            mayEdit={!isGuest}
            onDialog={setDialog}
            onMembers={() => setShowsMembers(true)}
            onGoToMessage={onGoToMessage}
          />
          <LazyRoomDialogs
            key={`dialogs of ${room.id}`}
            room={room}
            title={title}
            may={{ manage: isAdmin, managePeople: isAdmin || (room.kind === 'group' && mayDelete) }}
            dialog={dialog}
            onDialogClose={() => setDialog(null)}
            read={read}
            onReadClose={() => setRead(null)}
            showsMembers={showsMembers}
            onShowsMembers={setShowsMembers}
            onGoToMessage={onGoToMessage}
            onGoTo={onGoTo}
          />
        </section>
      </WritingScopeProvider>
    </RichTextScopeProvider>
  );
}
