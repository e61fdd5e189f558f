import type { Id, Message, Room, Team } from '@confab/shared';
import { UserPlus } from 'lucide-react';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { Composer } from '../../features/composer/composer';
import { AttachButton } from '../../features/files/attach-button';
import { DropZone } from '../../features/files/drop-zone';
import { UploadTray } from '../../features/files/upload-tray';
import { useUploads } from '../../features/files/use-uploads';
import { MessagesSkeleton } from '../../features/messages/list-edges';
import { MessageList, type MessageListHandle } from '../../features/messages/message-list';
import { MessageRow } from '../../features/messages/message-row';
import { MessageSlotsProvider } from '../../features/messages/message-slots';
import { columnStyles } from '../../features/messages/row-frame';
import { sendMessage } from '../../features/messages/send-message';
import type { TimelineHandle } from '../../features/messages/timeline-view';
import { PinsDialog } from '../../features/pins/pins-dialog';
import { ReadersDialog } from '../../features/readers/readers-dialog';
import { ReplyChip } from '../../features/replies/reply-chip';
import { useReply } from '../../features/replies/reply-state';
import { AddPeopleDialog } from '../../features/room-settings/add-people-dialog';
import { EndRoomDialogs } from '../../features/room-settings/end-room-dialogs';
import { type RoomDialog, RoomMenu } from '../../features/room-settings/room-menu';
import { RoomSettingsDialog } from '../../features/room-settings/room-settings-dialog';
import { markUnread, useMarkRead } from '../../features/rooms/mark-read';
import { RoomHeader } from '../../features/rooms/room-header';
import { RoomIntro } from '../../features/rooms/room-intro';
import { RoomMembersDialog } from '../../features/rooms/room-members-dialog';
import { isChannel, roomTitle } from '../../features/rooms/room-names';
import { useMessagePerson } from '../../features/rooms/use-message-person';
import { ThreadPanel } from '../../features/threads/thread-panel';
import { useThread } from '../../features/threads/thread-state';
import { TypingLine } from '../../features/typing/typing-line';
import { useMediaQuery } from '../../shared/hooks/use-media-query';
import { useMe } from '../../shared/session/session';
import { Button } from '../../shared/ui/button';
import { cn } from '../../shared/ui/cn';
import { notifyFailure } from '../../shared/ui/notify';
import { useDialogs } from '../app-state';
import { words } from '../words';
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

function noop(): void {}

/** Why one cannot write in a room; null when one can. */
function closedBecause(room: Room, isAdmin: boolean): string | null {
  if (room.archivedAt) return words.archived;
  if (isChannel(room) && room.posting === 'admins' && !isAdmin) return words.onlyAdmins;
  return null;
}

/** A room: its head, its messages and the field to write in. Must be given a key. */
export function RoomView(props: RoomViewProps) {
  const { room, team, targetId, onGoToMessage, onTargetLeft, onBack, onGoTo } = props;
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
  const { targetSeq, isFinding } = useTarget(room.id, targetId, onTargetLeft);
  const { uploads, ...files } = useUploads(room.id);

  const title = roomTitle(room, me.id);
  const isTeamAdmin = team?.myRole === 'owner' || team?.myRole === 'admin';
  const isAdmin = isChannel(room) && (room.me?.role === 'admin' || (room.teamId === team?.id && isTeamAdmin));
  const closed = closedBecause(room, isAdmin);
  const isGuest = isChannel(room) && team?.id === room.teamId && team.myRole === 'guest';
  const [dialog, setDialog] = useState<RoomDialog | null>(null);
  const [read, setRead] = useState<Message | null>(null);
  const thread = useThread((threads) => threads.open);
  const closeThread = useThread((threads) => threads.close);
  const answered = useReply((reply) => reply.answered[room.id]);
  const clearReply = useReply((reply) => reply.clear);
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
  const mayDelete = isChannel(room) ? isTeamAdmin && room.teamId === team?.id : room.createdBy?.id === me.id;

  function onKeyDown(event: KeyboardEvent) {
    // From the messages back to where one writes; from there it says that everything is read.
    if (event.key === 'Escape' && !event.defaultPrevented) composer.current?.focus();
  }

  return (
    <section aria-label={title} onKeyDown={onKeyDown} className="relative flex min-h-0 min-w-0 flex-1">
      <DropZone onFiles={closed ? null : files.add} className="relative flex min-h-0 min-w-0 flex-1 flex-col">
        <RoomHeader room={room} onBack={onBack} onMembers={() => setShowsMembers(true)}>
          <RoomMenu room={room} may={{ manage: isAdmin, tend: !isGuest, delete: mayDelete }} onOpen={setDialog} />
        </RoomHeader>
        {isFinding ? (
          <MessagesSkeleton />
        ) : (
          <MessageSlotsProvider value={slots}>
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
              targetSeq={targetSeq}
              isAtEnd={isAtEnd}
              onAtEndChange={setAtEnd}
              handle={list}
              timeline={timeline}
            />
          </MessageSlotsProvider>
        )}
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
              tray={
                <>
                  <ReplyChip roomId={room.id} />
                  <UploadTray roomId={room.id} uploads={uploads} />
                </>
              }
              trayState={files.state}
              tools={<AttachButton onFiles={files.add} />}
              onPasteFiles={files.add}
              onSend={(body) => {
                sendMessage(room.id, body, { attachmentIds: files.take(), replyTo: answered?.id ?? null });
                clearReply(room.id);
                if (targetId) onTargetLeft();
                list.current?.toNewest();
              }}
              onEditLast={() => list.current?.editLast() ?? false}
              onEscape={() => {
                if (targetId) onTargetLeft();
                list.current?.toNewest();
              }}
            />
          )}
        </div>
      </DropZone>
      {thread?.roomId === room.id && (
        <MessageSlotsProvider value={slots}>
          <ThreadPanel
            key={thread.rootId}
            roomId={room.id}
            rootId={thread.rootId}
            closed={closed}
            onClose={closeThread}
            renderMessage={(message) => (
              <MessageRow
                message={message}
                startsGroup
                isMine={message.sender.id === me.id}
                canDelete={message.sender.id === me.id || isAdmin}
                isFocusable
                isTarget={false}
                onFocus={noop}
                onReturn={noop}
              />
            )}
          />
        </MessageSlotsProvider>
      )}
      <PinsDialog
        roomId={room.id}
        open={dialog === 'pins'}
        onOpenChange={() => setDialog(null)}
        onPick={(message) => {
          setDialog(null);
          onGoToMessage(message.id);
        }}
      />
      <RoomSettingsDialog
        room={room}
        mayManage={isAdmin}
        open={dialog === 'settings'}
        onOpenChange={() => setDialog(null)}
      />
      <AddPeopleDialog room={room} open={dialog === 'addPeople'} onOpenChange={() => setDialog(null)} />
      <EndRoomDialogs
        room={room}
        title={title}
        open={dialog === 'leave' || dialog === 'delete' ? dialog : null}
        onClose={() => setDialog(null)}
      />
      <ReadersDialog message={read} onClose={() => setRead(null)} />
      <RoomMembersDialog
        room={room}
        mayManage={isAdmin || (room.kind === 'group' && mayDelete)}
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
