import type { Room } from '@confab/shared';
import { ChevronRight, type LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from '../../shared/ui/cn';
import { IconButton } from '../../shared/ui/icon-button';
import { RoomRow, type RoomRowProps } from './room-row';
import type { SidebarSection } from './sidebar-sections';
import { words } from './words';

interface RoomListProps extends Pick<RoomRowProps, 'myId' | 'linkTo' | 'onMenu'> {
  title: string;
  section: SidebarSection;
  activeRoomId: string | undefined;
  onToggle: () => void;
  action: { icon: LucideIcon; label: string; onClick: () => void } | null;
  /** In place of the rows while there are none. */
  empty: ReactNode;
}

/** One section of the sidebar: a heading that folds it away, its button, and a row for each room. */
export function RoomList({ title, section, activeRoomId, onToggle, action, empty, ...row }: RoomListProps) {
  const { rooms, isOpen, hidden } = section;
  const id = useId();
  return (
    <section className="mt-3 first:mt-1">
      <div className="flex h-8 items-center justify-between pr-1 touch:h-11">
        <h2 className="min-w-0 flex-1 font-medium text-ink-soft text-small">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={onToggle}
            className="group flex h-7 max-w-full items-center gap-1 rounded-control pr-2 pl-0.5 outline-offset-[-2px] hover:text-ink touch:h-11"
          >
            <ChevronRight
              aria-hidden
              className={cn(
                'size-3.5 shrink-0 text-ink-faint transition-transform duration-120',
                isOpen && 'rotate-90',
              )}
            />
            <span className="truncate">{title}</span>
            {hidden > 0 && <span className="text-ink-faint text-tiny">{words.hidden(hidden)}</span>}
          </button>
        </h2>
        {action && (
          <IconButton
            icon={action.icon}
            label={action.label}
            onClick={action.onClick}
            side="right"
            className="size-7 touch:size-11"
          />
        )}
      </div>
      <div id={id}>
        {rooms.length === 0 && isOpen && empty}
        {rooms.length > 0 && <RoomRows rooms={rooms} activeRoomId={activeRoomId} {...row} />}
      </div>
    </section>
  );
}

interface RoomRowsProps extends Pick<RoomRowProps, 'myId' | 'linkTo' | 'onMenu'> {
  rooms: readonly Room[];
  activeRoomId: string | undefined;
}

function RoomRows({ rooms, activeRoomId, ...row }: RoomRowsProps) {
  return (
    <ul className="flex flex-col gap-px">
      {rooms.map((room) => (
        <RoomRow key={room.id} room={room} isActive={room.id === activeRoomId} {...row} />
      ))}
    </ul>
  );
}
