import { getRouteApi, Outlet, useMatch } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { ConnectionBanner } from '../../features/connection/connection-banner';
import { useRooms } from '../../features/rooms/rooms-query';
import { useTeams } from '../../features/teams/use-teams';
import { words as teamWords } from '../../features/teams/words';
import { failureOf } from '../../shared/api/failure';
import { useIsWide } from '../../shared/hooks/use-media-query';
import { cn } from '../../shared/ui/cn';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { words } from '../words';
import { LazyDialogs } from './lazy-dialogs';
import { LazyProfile } from './lazy-profile';
import { Rail } from './rail';
import { Sidebar } from './sidebar';
import { useInnerLinks } from './use-inner-links';
import { useSections } from './use-sections';
import { useShortcuts } from './use-shortcuts';

const route = getRouteApi('/inside/t/$team');

/** Rail, sidebar and room side by side; on a narrow screen the lists or the room, one at a time. */
export function TeamLayout() {
  const { team: slug } = route.useParams();
  const teams = useTeams();
  const rooms = useRooms();
  const team = teams.data?.find((other) => other.slug === slug);
  const match = useMatch({ from: '/inside/t/$team/r/$room', shouldThrow: false });
  const roomId = match?.params.room;
  // Alone on a narrow screen, the lists are what the page is about.
  const isWide = useIsWide();
  const isHome = useMatch({ from: '/inside/t/$team/', shouldThrow: false }) !== undefined;
  const isListPage = !isWide && isHome;
  const sections = useSections(rooms.data, team?.id, roomId);
  useInnerLinks();
  useShortcuts({ team, sections, roomId });

  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1">
        <div
          role={isListPage ? 'main' : undefined}
          className={cn('flex min-h-0 max-wide:w-full', !isHome && 'max-wide:hidden')}
        >
          <Rail teams={teams.data} team={team} rooms={rooms.data ?? []} />
          <Sidebar team={team} rooms={rooms} sections={sections} roomId={roomId} isPage={isHome} />
        </div>
        <div
          role={isListPage ? undefined : 'main'}
          className={cn('flex min-w-0 flex-1 flex-col bg-canvas', isHome && 'max-wide:hidden')}
        >
          {teams.isError ? (
            <div className="grid flex-1 place-items-center">
              <ErrorState
                title={teamWords.listFailed}
                text={failureOf(teams.error).text}
                onRetry={() => teams.refetch()}
              />
            </div>
          ) : teams.data && !team ? (
            <div className="grid flex-1 place-items-center">
              <EmptyState icon={Compass} heading="h1" title={words.teamGoneTitle} text={words.teamGoneText} />
            </div>
          ) : (
            <Outlet />
          )}
        </div>
      </div>
      <LazyProfile team={team} />
      <LazyDialogs team={team} teams={teams.data ?? []} />
    </div>
  );
}
