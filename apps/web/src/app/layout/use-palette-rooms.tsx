import type { Room, Team } from '@confab/shared';
import type { PaletteItem } from '../../features/command-palette/command-palette';
import { attentionIn, hasUnread } from '../../features/rooms/room-attention';
import { RoomIcon } from '../../features/rooms/room-icon';
import { isChannel, roomName } from '../../features/rooms/room-names';
import { RoomBadge } from '../../features/rooms/room-row';
import { useRooms } from '../../features/rooms/rooms-query';
import { isMuted } from '../../shared/rooms/is-muted';
import { useMe } from '../../shared/session/session';
import { useDialogs } from '../app-state';
import { useGoTo } from './use-go-to';

const A_CENTURY = 100 * 366 * 86_400_000;

/** What is meant for oneself comes before other news, that before the rest, and in each the latest first. */
function weightOf(room: Room, now: Date): number {
  const rank = attentionIn(room, now) > 0 ? 2 : hasUnread(room, now) ? 1 : 0;
  const age = room.archivedAt ? -A_CENTURY : 0;
  return rank * A_CENTURY + age + room.updatedAt.getTime();
}

/** All rooms one is in, as the palette lists them. */
export function usePaletteRooms(places: { team: Team | undefined; teams: readonly Team[] }): PaletteItem[] {
  const me = useMe();
  const rooms = useRooms();
  const close = useDialogs((dialogs) => dialogs.close);
  const goTo = useGoTo(places);
  const now = new Date();
  return (rooms.data ?? []).map((room) => {
    const people = isChannel(room) ? [] : room.participants.filter(({ id }) => id !== me.id);
    const otherTeam = isChannel(room) && room.teamId !== places.team?.id;
    return {
      id: `room-${room.id}`,
      name: roomName(room, me.id),
      keywords: people.flatMap(({ displayName, username }) => [displayName, username]),
      weight: weightOf(room, now),
      icon: <RoomIcon room={room} myId={me.id} />,
      note: otherTeam ? places.teams.find(({ id }) => id === room.teamId)?.name : isChannel(room) ? room.topic : '',
      aside: <RoomBadge room={room} isQuiet={isMuted(room, now)} className="" />,
      onSelect: () => {
        close();
        goTo(room);
      },
    };
  });
}
