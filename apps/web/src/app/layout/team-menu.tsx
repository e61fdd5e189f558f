import type { Team } from '@confab/shared';
import { ChevronDown, Hash, MessageSquarePlus, Settings2, UserPlus, Users } from 'lucide-react';
import { useSidebar } from '../../features/rooms/sidebar-state';
import { words as roomWords } from '../../features/rooms/words';
import { words as teamWords } from '../../features/teams/words';
import { memberText } from '../../shared/format/names';
import {
  Menu,
  MenuCheckItem,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuSeparator,
  MenuTrigger,
} from '../../shared/ui/menu';
import { Skeleton } from '../../shared/ui/skeleton';
import { useDialogs } from '../app-state';
import { words } from '../words';

/** The team's name, and what one can do with the team. */
export function TeamMenu({ team }: { team: Team | undefined }) {
  const show = useDialogs((dialogs) => dialogs.show);
  const { unreadFirst, setUnreadFirst } = useSidebar();
  if (!team) return <Skeleton className="mx-2 h-4 w-32 flex-1" />;
  const isGuest = team.myRole === 'guest';
  const mayInvite = team.myRole === 'owner' || team.myRole === 'admin';
  return (
    <Menu>
      <MenuTrigger
        aria-label={teamWords.menu(team.name)}
        className="flex h-9 min-w-0 flex-1 items-center gap-1 rounded-control px-2 text-left font-semibold text-heading hover:bg-hover data-[state=open]:bg-hover touch:h-11"
      >
        <span className="truncate">{team.name}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
      </MenuTrigger>
      <MenuContent align="start" className="w-60">
        <MenuLabel>{memberText(team.memberCount)}</MenuLabel>
        {mayInvite && (
          <MenuItem icon={UserPlus} onSelect={() => show('invite')}>
            {words.invite}
          </MenuItem>
        )}
        {!isGuest && (
          <MenuItem icon={Users} onSelect={() => show('teamMembers')}>
            {words.members}
          </MenuItem>
        )}
        <MenuItem icon={Settings2} onSelect={() => show('teamSettings')}>
          {teamWords.settings}
        </MenuItem>
        {!isGuest && <MenuSeparator />}
        {!isGuest && (
          <MenuItem icon={Hash} onSelect={() => show('createChannel')}>
            {words.createChannel}
          </MenuItem>
        )}
        <MenuItem icon={MessageSquarePlus} onSelect={() => show('newDirect')}>
          {words.newMessage}
        </MenuItem>
        <MenuSeparator />
        <MenuCheckItem checked={unreadFirst} onCheckedChange={setUnreadFirst}>
          {roomWords.unreadFirst}
        </MenuCheckItem>
      </MenuContent>
    </Menu>
  );
}
