import type { Id } from '@confab/shared';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate, useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { MessagesSkeleton } from '../../features/messages/list-edges';
import { columnStyles } from '../../features/messages/row-frame';
import { roomName } from '../../features/rooms/room-names';
import { holdRoom } from '../../features/rooms/rooms-feed';
import { useRoom } from '../../features/rooms/rooms-query';
import { words as roomWords } from '../../features/rooms/words';
import { useTeamBySlug } from '../../features/teams/use-teams';
import { trpc } from '../../shared/api/confab';
import { failureOf } from '../../shared/api/failure';
import { useMe } from '../../shared/session/session';
import { buttonStyles } from '../../shared/ui/button';
import { cn } from '../../shared/ui/cn';
import { EmptyState, ErrorState } from '../../shared/ui/states';
import { lastPlace } from '../app-state';
import { useDocumentTitle } from '../use-document-title';
import { words } from '../words';
import { RoomView } from './room-view';

const route = getRouteApi('/inside/t/$team/r/$room');

/** Looks for a room that is not listed: it may be so new that the list has not heard of it. */
function useMissingRoom(roomId: Id, isMissing: boolean) {
  const found = useQuery(trpc.rooms.get.queryOptions({ roomId }, { enabled: isMissing, retry: false, staleTime: 0 }));
  useEffect(() => {
    if (found.data) holdRoom(found.data);
  }, [found.data]);
  return found.isError || (found.data !== undefined && found.data.me === null);
}

/** A room by its address. */
export function RoomPage() {
  const { team: slug, room: roomId } = route.useParams();
  const { message } = route.useSearch();
  const navigate = useNavigate();
  const me = useMe();
  const { team } = useTeamBySlug(slug);
  const { room, data: rooms, error, refetch } = useRoom(roomId);
  const [seenId, setSeenId] = useState<Id | null>(null);
  const wasHere = seenId === roomId;
  const isGone = useMissingRoom(roomId, rooms !== undefined && !room && !wasHere);
  useDocumentTitle(room ? [roomName(room, me.id), team?.name].filter(Boolean).join(' · ') : null, rooms);

  const teamId = team?.id;
  const isHere = room !== undefined;
  useEffect(() => {
    if (isHere) setSeenId(roomId);
    if (teamId && isHere) lastPlace.note(slug, teamId, roomId);
  }, [slug, teamId, roomId, isHere]);

  const { history } = useRouter();
  const isFromList = useLocation({ select: ({ state }) => state.isFromList === true });
  // One step back where that is the list; else the list takes the place of the room. Neither way leads in a circle.
  const onBack = useCallback(() => {
    if (isFromList) history.back();
    else void navigate({ to: '/t/$team', params: { team: slug }, replace: true });
  }, [history, isFromList, navigate, slug]);
  const onGoToMessage = useCallback(
    (messageId: Id) =>
      void navigate({ to: '/t/$team/r/$room', params: { team: slug, room: roomId }, search: { message: messageId } }),
    [navigate, slug, roomId],
  );

  if (room) {
    return (
      <RoomView
        room={room}
        team={team}
        targetId={message ?? null}
        onTargetLeft={() =>
          navigate({ to: '/t/$team/r/$room', params: { team: slug, room: roomId }, search: {}, replace: true })
        }
        onBack={onBack}
        onGoToMessage={onGoToMessage}
        onGoTo={(other) => navigate({ to: '/t/$team/r/$room', params: { team: slug, room: other.id } })}
      />
    );
  }
  // One has left it, or it was deleted.
  if (wasHere && rooms) return <Navigate to="/t/$team" params={{ team: slug }} replace />;
  if (isGone) {
    return (
      <div className="grid flex-1 place-items-center">
        <EmptyState icon={Compass} heading="h1" title={words.roomGoneTitle} text={words.roomGoneText}>
          <Link to="/" className={buttonStyles({ variant: 'secondary' })}>
            {words.home}
          </Link>
        </EmptyState>
      </div>
    );
  }
  if (error && !rooms) {
    return (
      <div className="grid flex-1 place-items-center">
        <ErrorState title={roomWords.listFailed} text={failureOf(error).text} onRetry={() => refetch()} />
      </div>
    );
  }
  return (
    <>
      <div className="h-13 shrink-0 border-b" />
      <MessagesSkeleton />
      <div className={cn(columnStyles, 'shrink-0 pt-6 pb-3')}>
        <div className="h-21 rounded-card border" />
      </div>
    </>
  );
}
