import type { Room, Team } from '@confab/shared';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  Compass,
  Hash,
  type LucideIcon,
  MessageSquarePlus,
  MessagesSquare,
  Plus,
  Search,
  UsersRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { RoomList } from '../../features/rooms/room-list';
import type { Rooms } from '../../features/rooms/rooms-cache';
import { channelsOf, conversationsOf } from '../../features/rooms/sort-rooms';
import { words as roomWords } from '../../features/rooms/words';
import { failureOf } from '../../shared/api/failure';
import { modKey } from '../../shared/platform';
import { useMe } from '../../shared/session/session';
import { IconButton } from '../../shared/ui/icon-button';
import { Loading, Skeleton } from '../../shared/ui/skeleton';
import { ErrorState } from '../../shared/ui/states';
import { useDialogs } from '../app-state';
import { words } from '../words';
import { MyMenu } from './my-menu';
import { TeamMenu } from './team-menu';

interface SidebarProps {
  team: Team | undefined;
  rooms: UseQueryResult<Rooms>;
  roomId: string | undefined;
  /** Whether the lists are all there is of the page. */
  isPage: boolean;
}

/** The rooms of a team, one's conversations, and oneself. */
export function Sidebar({ team, rooms, roomId, isPage }: SidebarProps) {
  const show = useDialogs((dialogs) => dialogs.show);
  return (
    <div className="flex min-w-0 flex-1 flex-col border-r bg-sidebar wide:w-62 wide:flex-none">
      <div className="flex h-13 shrink-0 items-center gap-1 border-b px-2">
        {isPage && <h1 className="sr-only">{team?.name ?? words.app}</h1>}
        <TeamMenu team={team} />
        <IconButton icon={Search} label={words.search} shortcut={['/']} side="bottom" onClick={() => show('search')} />
        <IconButton
          icon={Compass}
          label={words.goTo}
          shortcut={[modKey, 'K']}
          side="bottom"
          onClick={() => show('goTo')}
        />
      </div>
      <nav aria-label={roomWords.sidebar} className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {team && <PeopleLink team={team} />}
        <SidebarButton icon={MessagesSquare} label={words.threads} onClick={() => show('threads')} />
        <SidebarButton icon={UsersRound} label={roomWords.newGroup} onClick={() => show('newGroup')} />
        {team && team.myRole !== 'guest' && (
          <SidebarButton icon={Hash} label={words.browseChannels} onClick={() => show('browse')} />
        )}
        <Sections team={team} rooms={rooms} roomId={roomId} />
      </nav>
      <MyMenu />
    </div>
  );
}

/** The way to everybody one may know of. */
function PeopleLink({ team }: { team: Team }) {
  return (
    <Link
      to="/t/$team/people"
      params={{ team: team.slug }}
      className="mt-2 flex h-8 items-center gap-2 rounded-control px-2 text-ink-soft outline-offset-[-2px] transition-colors duration-120 hover:bg-hover hover:text-ink touch:h-11"
      activeProps={{ className: 'bg-selected text-ink' }}
    >
      <span className="grid size-5 shrink-0 place-items-center">
        <UsersRound aria-hidden className="size-4 text-ink-faint" strokeWidth={1.9} />
      </span>
      {words.people}
    </Link>
  );
}

interface SidebarButtonProps {
  icon: LucideIcon;
  label: string;
  onClick: () => void;
}

/** A way to something that opens in front of the page. */
function SidebarButton({ icon: Icon, label, onClick }: SidebarButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex h-8 w-full items-center gap-2 rounded-control px-2 text-left text-ink-soft outline-offset-[-2px] transition-colors duration-120 hover:bg-hover hover:text-ink touch:h-11"
    >
      <span className="grid size-5 shrink-0 place-items-center">
        <Icon aria-hidden className="size-4 text-ink-faint" strokeWidth={1.9} />
      </span>
      {label}
    </button>
  );
}

const SKELETON = ['w-28', 'w-20', 'w-36', 'w-24', 'w-32'];

function Sections({ team, rooms, roomId }: Omit<SidebarProps, 'isPage'>) {
  const me = useMe();
  const show = useDialogs((dialogs) => dialogs.show);
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

  function linkTo(room: Room, className: string, content: ReactNode, isActive: boolean) {
    return (
      <Link
        to="/t/$team/r/$room"
        params={{ team: team?.slug ?? '', room: room.id }}
        aria-current={isActive ? 'page' : undefined}
        data-room={room.id}
        className={className}
      >
        {content}
      </Link>
    );
  }

  const held = rooms.data ?? [];
  const shared = { myId: me.id, activeRoomId: roomId, linkTo };
  const mayCreate = team?.myRole !== 'guest';
  return (
    <>
      <RoomList
        {...shared}
        title={roomWords.channels}
        rooms={channelsOf(held, team?.id)}
        action={mayCreate ? { icon: Plus, label: roomWords.createChannel, onClick: () => show('createChannel') } : null}
        empty={<p className="px-2 py-1 text-ink-faint text-small">{roomWords.noChannels}</p>}
      />
      <RoomList
        {...shared}
        title={roomWords.direct}
        rooms={conversationsOf(held)}
        action={{ icon: MessageSquarePlus, label: roomWords.newMessage, onClick: () => show('newDirect') }}
        empty={
          <button
            type="button"
            onClick={() => show('newDirect')}
            className="w-full rounded-control px-2 py-1.5 text-left text-ink-faint text-small hover:bg-hover hover:text-ink"
          >
            {roomWords.noDirect}
          </button>
        }
      />
    </>
  );
}
