import type { Team } from '@confab/shared';
import { Plus } from 'lucide-react';
import { Avatar } from '../../shared/ui/avatar';
import { cn } from '../../shared/ui/cn';
import { CountBadge } from '../../shared/ui/count-badge';
import { Tooltip } from '../../shared/ui/tooltip';
import { words } from './words';

interface TeamsRailProps {
  /** Undefined while they are not known. */
  teams: readonly Team[] | undefined;
  activeTeamId: string | undefined;
  unreadOf: (teamId: string) => number;
  onOpen: (team: Team) => void;
  onAdd: () => void;
}

/** The narrow column of teams at the edge. */
export function TeamsRail({ teams, activeTeamId, unreadOf, onOpen, onAdd }: TeamsRailProps) {
  return (
    <nav
      aria-label={words.rail}
      className="flex w-14 shrink-0 flex-col items-center gap-2 overflow-y-auto bg-rail py-3 text-rail-ink [scrollbar-width:none]"
    >
      {!teams && <div className="size-11 shrink-0" />}
      {teams?.map((team) => {
        const active = team.id === activeTeamId;
        const unread = active ? 0 : unreadOf(team.id);
        return (
          <Tooltip key={team.id} label={team.name} side="right">
            <button
              type="button"
              aria-label={unread > 0 ? `${team.name}, ${words.unread}` : team.name}
              aria-current={active ? 'page' : undefined}
              onClick={() => onOpen(team)}
              className="group relative grid w-14 shrink-0 place-items-center py-0.5 outline-offset-[-3px] focus-visible:outline-rail-mark touch:min-h-11"
            >
              <span
                className={cn(
                  'absolute left-0 h-2 w-1 rounded-r-full bg-rail-mark opacity-0 transition-[height,opacity] duration-150',
                  active ? 'h-8 opacity-100' : 'group-hover:h-4 group-hover:opacity-100',
                )}
              />
              <Avatar
                id={team.id}
                name={team.name}
                size={40}
                shape="team"
                className={cn('transition-opacity duration-120', !active && 'opacity-85 group-hover:opacity-100')}
              />
              <CountBadge
                count={unread}
                label={words.unread}
                className="absolute -top-0.5 right-1 h-4.5 min-w-4.5 px-1 leading-4.5 ring-2 ring-rail"
              />
            </button>
          </Tooltip>
        );
      })}
      <Tooltip label={words.add} side="right">
        <button
          type="button"
          aria-label={words.add}
          onClick={onAdd}
          className="grid size-10 shrink-0 place-items-center rounded-card text-rail-ink hover:bg-rail-hover focus-visible:outline-rail-mark touch:size-11"
        >
          <Plus aria-hidden className="size-4.5" strokeWidth={1.75} />
        </button>
      </Tooltip>
    </nav>
  );
}
