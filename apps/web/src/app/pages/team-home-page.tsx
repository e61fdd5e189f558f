import { getRouteApi, Navigate } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { useRooms } from '../../features/rooms/rooms-query';
import { channelsOf } from '../../features/rooms/sort-rooms';
import { useTeamBySlug } from '../../features/teams/use-teams';
import { useIsWide } from '../../shared/hooks/use-media-query';
import { EmptyState } from '../../shared/ui/states';
import { lastPlace } from '../app-state';
import { useDocumentTitle } from '../use-document-title';
import { words } from '../words';

const route = getRouteApi('/inside/t/$team/');
/** The channel every team begins with. */
const FIRST_CHANNEL = 'general';

/** A team without a room: on a wide screen one is taken to the last one; on a narrow one this is the list. */
export function TeamHomePage() {
  const { team: slug } = route.useParams();
  const { team } = useTeamBySlug(slug);
  const rooms = useRooms();
  const isWide = useIsWide();
  useDocumentTitle(team?.name ?? null, rooms.data);

  if (!team || !rooms.data) return null;
  const channels = channelsOf(rooms.data, team.id);
  const last = lastPlace.room(team.id);
  const room =
    rooms.data.find(({ id }) => id === last) ?? channels.find(({ name }) => name === FIRST_CHANNEL) ?? channels[0];
  if (room && isWide) return <Navigate to="/t/$team/r/$room" params={{ team: slug, room: room.id }} replace />;
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState
        icon={MessagesSquare}
        title={words.pickRoomTitle}
        text={room ? words.pickRoomText : words.noRoomsText}
      />
    </div>
  );
}
