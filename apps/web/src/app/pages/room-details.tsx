import type { Id, Room } from '@confab/shared';
import { lazy, Suspense } from 'react';
import { useDetails } from '../../features/room-details/details-state';
import type { RoomDialog } from '../../features/room-settings/room-menu';
import { useThread } from '../../features/threads/thread-state';
import { useMediaQuery } from '../../shared/hooks/use-media-query';
import { useProfile } from '../../shared/people/profile-state';

const DetailsPanel = lazy(async () => ({
  default: (await import('../../features/room-details/details-panel')).DetailsPanel,
}));

interface RoomDetailsProps {
  room: Room;
  mayEdit: boolean;
  onDialog: (dialog: RoomDialog) => void;
  onMembers: () => void;
  onGoToMessage: (messageId: Id) => void;
}

/** The details beside a room, unless a thread stands there. */
export function RoomDetails({ room, mayEdit, onDialog, onMembers, onGoToMessage }: RoomDetailsProps) {
  const { isOpen, close } = useDetails();
  const hasThread = useThread(({ open }) => open?.roomId === room.id);
  // Where space is short the panel covers what it leads to.
  const isBeside = useMediaQuery('(min-width: 56.25rem)');
  const openProfile = useProfile((profile) => profile.open);
  if (!isOpen || hasThread) return null;
  return (
    <Suspense fallback={<div className="w-95 min-w-72 border-l max-broad:hidden" />}>
      <DetailsPanel
        room={room}
        onEdit={mayEdit && room.kind !== 'direct' ? () => onDialog('settings') : null}
        onAllPeople={onMembers}
        onAllPins={() => onDialog('pins')}
        onPerson={openProfile}
        onGoTo={({ id }) => {
          if (!isBeside) close();
          onGoToMessage(id);
        }}
        onClose={close}
      />
    </Suspense>
  );
}
