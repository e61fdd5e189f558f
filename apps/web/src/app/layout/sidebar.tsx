import type { Team } from '@confab/shared';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Compass, Hash, Search, UsersRound } from 'lucide-react';
import { type CSSProperties, useRef } from 'react';
import { NotificationOffer } from '../../features/notifications/notification-offer';
import { isChannel } from '../../features/rooms/room-names';
import type { Rooms } from '../../features/rooms/rooms-cache';
import type { SidebarSection } from '../../features/rooms/sidebar-sections';
import { useSidebar } from '../../features/rooms/sidebar-state';
import { words as roomWords } from '../../features/rooms/words';
import { ThreadsButton } from '../../features/threads/threads-button';
import { modKey } from '../../shared/platform';
import { IconButton } from '../../shared/ui/icon-button';
import { SidebarButton } from '../../shared/ui/sidebar-button';
import { useDialogs } from '../app-state';
import { words } from '../words';
import { MyMenu } from './my-menu';
import { SidebarHandle } from './sidebar-handle';
import { SidebarRooms } from './sidebar-rooms';
import { TeamMenu } from './team-menu';

interface SidebarProps {
  team: Team | undefined;
  rooms: UseQueryResult<Rooms>;
  sections: readonly SidebarSection[];
  roomId: string | undefined;
  /** Whether the lists are all there is of the page. */
  isPage: boolean;
}

/** The rooms of a team, one's conversations, and oneself. */
export function Sidebar({ team, rooms, sections, roomId, isPage }: SidebarProps) {
  const show = useDialogs((dialogs) => dialogs.show);
  const width = useSidebar((state) => state.width);
  const hasCompany = rooms.data?.some((room) => !isChannel(room) || room.memberCount > 1) ?? false;
  const frame = useRef<HTMLDivElement>(null);
  const style: CSSProperties & Record<'--sidebar', string> = { '--sidebar': `${width}px` };
  return (
    <div
      ref={frame}
      style={style}
      className="relative flex min-w-0 flex-1 flex-col border-r bg-sidebar wide:w-(--sidebar) wide:max-w-[40vw] wide:flex-none"
    >
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
      <nav aria-label={roomWords.sidebar} className="min-h-0 flex-1 overflow-y-auto px-2 pt-2 pb-3">
        {team ? <PeopleLink team={team} /> : <LineToCome />}
        <ThreadsButton onClick={() => show('threads')} />
        <SidebarButton icon={UsersRound} label={roomWords.newGroup} onClick={() => show('newGroup')} />
        {!team && <LineToCome />}
        {team && team.myRole !== 'guest' && (
          <SidebarButton icon={Hash} label={words.browseChannels} onClick={() => show('browse')} />
        )}
        <SidebarRooms team={team} rooms={rooms} sections={sections} roomId={roomId} />
        <SidebarHandle sidebar={frame} />
      </nav>
      <NotificationOffer hasCompany={hasCompany} />
      <MyMenu />
    </div>
  );
}

/** Keeps the place of a line that a team brings along. */
function LineToCome() {
  return <div className="h-8 touch:h-11" />;
}

/** The way to everybody one may know of. */
function PeopleLink({ team }: { team: Team }) {
  return (
    <Link
      to="/t/$team/people"
      params={{ team: team.slug }}
      className="flex h-8 items-center gap-2 rounded-control px-2 outline-offset-[-2px] transition-colors duration-120 touch:h-11"
      activeProps={{ className: 'bg-selected text-ink' }}
      inactiveProps={{ className: 'text-ink-soft hover:bg-hover hover:text-ink' }}
    >
      <span className="grid size-5 shrink-0 place-items-center">
        <UsersRound aria-hidden className="size-4 text-ink-faint" strokeWidth={1.9} />
      </span>
      {words.people}
    </Link>
  );
}
