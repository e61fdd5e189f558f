import { lazy, Suspense, useState } from 'react';
import type { RoomDialogsProps } from './room-dialogs';

const RoomDialogs = lazy(async () => ({ default: (await import('./room-dialogs')).RoomDialogs }));

/** The dialogs of a room, whose code comes after what one sees first; from the first one on they are there. */
export function LazyRoomDialogs(props: RoomDialogsProps) {
  const isOpen = props.dialog !== null || props.read !== null || props.showsMembers;
  const [wasOpen, setWasOpen] = useState(false);
  if (isOpen && !wasOpen) setWasOpen(true);
  if (!wasOpen) return null;
  return (
    <Suspense>
      <RoomDialogs {...props} />
    </Suspense>
  );
}
