import { type ComponentProps, lazy, Suspense } from 'react';
import type { RoomThread } from './room-thread';

/** Fetches the code of threads. */
export const loadThread = () => import('./room-thread');

const Thread = lazy(async () => ({ default: (await loadThread()).RoomThread }));

/** The thread that is open beside a room; its code comes after the room, and its place is kept. */
export function LazyRoomThread(props: ComponentProps<typeof RoomThread>) {
  return (
    <Suspense fallback={<div className="w-95 min-w-72 border-l max-broad:hidden" />}>
      <Thread {...props} />
    </Suspense>
  );
}
