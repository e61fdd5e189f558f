import type { Id } from '@confab/shared';
import { isChannel } from '../features/rooms/room-names';
import { heldRooms } from '../features/rooms/rooms-query';
import { queryClient, trpc } from '../shared/api/confab';
import { lastPlace } from './app-state';
import { router } from './router';

/** Goes to a message from outside of the page: the room in its team, conversations in the team one was in. */
export function openMessage({ roomId, messageId }: { roomId: Id; messageId: Id }): void {
  const teams = queryClient.getQueryData(trpc.teams.list.queryKey()) ?? [];
  const room = heldRooms().find(({ id }) => id === roomId);
  const home = room && isChannel(room) ? teams.find(({ id }) => id === room.teamId) : undefined;
  const slug = home?.slug ?? teams.find((team) => team.slug === lastPlace.team())?.slug ?? teams[0]?.slug;
  if (!slug) return;
  void router.navigate({
    to: '/t/$team/r/$room',
    params: { team: slug, room: roomId },
    search: { message: messageId },
  });
}
