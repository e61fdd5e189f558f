import type { Room, Team } from '@confab/shared';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link, useMatch } from '@tanstack/react-router';
import { MessageSquarePlus, Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { RoomList } from '../../features/rooms/room-list';
import { roomTitle } from '../../features/rooms/room-names';
import type { MenuPlace } from '../../features/rooms/room-row';
import { RoomRowMenu } from '../../features/rooms/room-row-menu';
import type { Rooms } from '../../features/rooms/rooms-cache';
import type { SectionName, SidebarSection } from '../../features/rooms/sidebar-sections';
import { useSidebar } from '../../features/rooms/sidebar-state';
import { words as roomWords } from '../../features/rooms/words';
import { failureOf } from '../../shared/api/failure';
import { useMe } from '../../shared/session/session';
import { Loading, Skeleton } from '../../shared/ui/skeleton';
import { ErrorState } from '../../shared/ui/states';
import { useDialogs } from '../app-state';
import { words } from '../words';

interface SidebarRoomsProps {
  team: Team | undefined;
  rooms: UseQueryResult<Rooms>;
  sections: readonly SidebarSection[];
  roomId: string | undefined;
}

const EndRoomDialogs = lazy(async () => ({
  default: (await import('../../features/room-settings/end-room-dialogs')).EndRoomDialogs,
}));
const SKELETON = ['w-28', 'w-20', 'w-36', 'w-24', 'w-32'];
/** The rooms in their sections, or why they are not there. */
export function SidebarRooms(props: SidebarRoomsProps) {
  const { rooms } = props;
  if (rooms.isPending) {
    return (
      <Loading label={words.loadingRooms}>
        <div className="flex flex-col gap-3 px-2 pt-4">
          {SKELETON.map((width) => (
            <Skeleton key={width} className={`h-4 ${width}`} />
          ))}
        </div>
      </Loading>
    );
  }
  if (rooms.isError && !rooms.data) {
    return (
      <ErrorState title={roomWords.listFailed} text={failureOf(rooms.error).text} onRetry={() => rooms.refetch()} />
    );
  }
  return <Sections {...props} />;
}

function Sections({ team, sections, roomId }: SidebarRoomsProps) {
  const me = useMe();
  const show = useDialogs((dialogs) => dialogs.show);
  const toggle = useSidebar((sidebar) => sidebar.toggle);
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const [leaving, setLeaving] = useState<Room | null>(null);
  const slug = team?.slug ?? '';
  const isFromList = useMatch({ from: '/inside/t/$team/', shouldThrow: false }) !== undefined;
  const linkTo = useCallback(
    (room: Room, className: string, content: ReactNode, isActive: boolean) => (
      <Link
        to="/t/$team/r/$room"
        params={{ team: slug, room: room.id }}
        state={{ isFromList }}
        aria-current={isActive ? 'page' : undefined}
        data-room={room.id}
        className={className}
      >
        {content}
      </Link>
    ),
    [slug, isFromList],
  );

  const titles: Record<SectionName, string> = {
    starred: roomWords.starred,
    channels: roomWords.channels,
    direct: roomWords.direct,
    archived: roomWords.archivedRooms,
  };
  const actions = {
    starred: null,
    channels:
      team?.myRole === 'guest'
        ? null
        : { icon: Plus, label: roomWords.createChannel, onClick: () => show('createChannel') },
    direct: { icon: MessageSquarePlus, label: roomWords.newMessage, onClick: () => show('newDirect') },
    archived: null,
  };
  const empty = {
    starred: null,
    channels: <p className="px-2 py-1 text-ink-faint text-small">{roomWords.noChannels}</p>,
    direct: (
      <button
        type="button"
        onClick={() => show('newDirect')}
        className="w-full rounded-control px-2 py-1.5 text-left text-ink-faint text-small hover:bg-hover hover:text-ink touch:min-h-11"
      >
        {roomWords.noDirect}
      </button>
    ),
    archived: null,
  };
  // Channels and people are always there; stars and the archive only once there is something in them.
  const listed = sections.filter(
    ({ name, rooms, hidden }) => name === 'channels' || name === 'direct' || rooms.length + hidden > 0,
  );
  return (
    <>
      {listed.map((section) => (
        <RoomList
          key={section.name}
          title={titles[section.name]}
          section={section}
          myId={me.id}
          activeRoomId={roomId}
          linkTo={linkTo}
          onMenu={setPlace}
          onToggle={() => toggle(section.name)}
          action={actions[section.name]}
          empty={empty[section.name]}
        />
      ))}
      <RoomRowMenu place={place} onClose={() => setPlace(null)} onLeave={setLeaving} />
      {leaving && (
        <Suspense>
          <EndRoomDialogs
            room={leaving}
            title={roomTitle(leaving, me.id)}
            open="leave"
            onClose={() => setLeaving(null)}
          />
        </Suspense>
      )}
    </>
  );
}
