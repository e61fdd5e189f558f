import type { Id } from '@confab/shared';
import { isChannel } from '../features/rooms/room-names';
import { heldRooms } from '../features/rooms/rooms-query';
import { queryClient, trpc } from '../shared/api/confab';
import { lastPlace } from './app-state';

export interface MessagePlace {
  roomId: Id;
  messageId: Id;
}

/** Where a message is shown: the room in its team, conversations in the team one was in. Null without any team. */
export function messagePlace({ roomId, messageId }: MessagePlace) {
  const teams = queryClient.getQueryData(trpc.teams.list.queryKey()) ?? [];
  const room = heldRooms().find(({ id }) => id === roomId);
  const home = room && isChannel(room) ? teams.find(({ id }) => id === room.teamId) : undefined;
  const slug = home?.slug ?? teams.find((team) => team.slug === lastPlace.team())?.slug ?? teams[0]?.slug;
  if (!slug) return null;
  return { to: '/t/$team/r/$room', params: { team: slug, room: roomId }, search: { message: messageId } } as const;
}
