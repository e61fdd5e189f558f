import type { Id, Message, Room } from '@confab/shared';
import { PinsDialog } from '../../features/pins/pins-dialog';
import { ReadersDialog } from '../../features/readers/readers-dialog';
import { AddPeopleDialog } from '../../features/room-settings/add-people-dialog';
import { EndRoomDialogs } from '../../features/room-settings/end-room-dialogs';
import type { RoomDialog } from '../../features/room-settings/room-menu';
import { RoomSettingsDialog } from '../../features/room-settings/room-settings-dialog';
import { RoomMembersDialog } from '../../features/rooms/room-members-dialog';
import { useMessagePerson } from '../../features/rooms/use-message-person';

export interface RoomDialogsProps {
  room: Room;
  /** What the room is called here. */
  title: string;
  may: { manage: boolean; managePeople: boolean };
  /** The one of the menu that is open. */
  dialog: RoomDialog | null;
  onDialogClose: () => void;
  /** Whose readers are shown. */
  read: Message | null;
  onReadClose: () => void;
  showsMembers: boolean;
  onShowsMembers: (shows: boolean) => void;
  onGoToMessage: (messageId: Id) => void;
  onGoTo: (room: Room) => void;
}

/** Everything that opens in front of a room. */
export function RoomDialogs(props: RoomDialogsProps) {
  const { room, title, may, dialog, onDialogClose, read, onReadClose } = props;
  const messagePerson = useMessagePerson(props.onGoTo);
  return (
    <>
      <PinsDialog
        roomId={room.id}
        open={dialog === 'pins'}
        onOpenChange={onDialogClose}
        onPick={(message) => {
          onDialogClose();
          props.onGoToMessage(message.id);
        }}
      />
      <RoomSettingsDialog
        room={room}
        mayManage={may.manage}
        open={dialog === 'settings'}
        onOpenChange={onDialogClose}
      />
      <AddPeopleDialog room={room} open={dialog === 'addPeople'} onOpenChange={onDialogClose} />
      <EndRoomDialogs
        room={room}
        title={title}
        open={dialog === 'leave' || dialog === 'delete' ? dialog : null}
        onClose={onDialogClose}
      />
      <ReadersDialog message={read} onClose={onReadClose} />
      <RoomMembersDialog
        room={room}
        mayManage={may.managePeople}
        open={props.showsMembers}
        onOpenChange={props.onShowsMembers}
        onMessage={(person) => {
          props.onShowsMembers(false);
          messagePerson(person);
        }}
      />
    </>
  );
}
