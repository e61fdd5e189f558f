import type { Room, RoomMe } from '@confab/shared';
import { confab } from '../../shared/api/confab';
import { notifyFailure } from '../../shared/ui/notify';
import { changeRooms, refetchRooms } from './rooms-query';
import { words } from './words';

/** Says what a room is to be to oneself: shown at once, taken back if the server refuses. */
export function prefer(room: Room, change: Partial<Pick<RoomMe, 'notify' | 'starred' | 'mutedUntil'>>): void {
  const { id: roomId } = room;
  changeRooms((rooms) =>
    rooms.map((held) => (held.id === roomId && held.me ? { ...held, me: { ...held.me, ...change } } : held)),
  );
  confab.api.rooms.setPreferences.mutate({ roomId, ...change }).catch((error: unknown) => {
    notifyFailure(words.preferFailed, error, () => prefer(room, change));
    refetchRooms().catch(() => undefined);
  });
}
