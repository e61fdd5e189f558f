import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useRooms } from '../../features/rooms/rooms-query';
import { useTeams } from '../../features/teams/use-teams';
import { messagePlace } from '../message-place';

const route = getRouteApi('/inside/open/$room');

/** On the way to a message, until it is known which team its room belongs to. */
export function OpenPage() {
  const { room: roomId } = route.useParams();
  const { message: messageId } = route.useSearch();
  const teams = useTeams();
  const rooms = useRooms();
  if (!(teams.data && rooms.data) && !teams.isError && !rooms.isError) return null;
  const place = messageId ? messagePlace({ roomId, messageId }) : null;
  // What cannot be found out leaves one where one usually begins.
  return place ? <Navigate {...place} replace /> : <Navigate to="/" replace />;
}
