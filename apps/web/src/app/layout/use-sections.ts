import type { Id } from '@confab/shared';
import { useMemo } from 'react';
import type { Rooms } from '../../features/rooms/rooms-cache';
import { type SidebarSection, sidebarSections } from '../../features/rooms/sidebar-sections';
import { useSidebar } from '../../features/rooms/sidebar-state';

const NONE: Rooms = [];

/** The sidebar's sections, as one has set it up. */
export function useSections(
  rooms: Rooms | undefined,
  teamId: Id | undefined,
  activeRoomId: Id | undefined,
): SidebarSection[] {
  const collapsed = useSidebar((sidebar) => sidebar.collapsed);
  const unreadFirst = useSidebar((sidebar) => sidebar.unreadFirst);
  return useMemo(
    () => sidebarSections({ rooms: rooms ?? NONE, teamId, collapsed, unreadFirst, activeRoomId, now: new Date() }),
    [rooms, teamId, collapsed, unreadFirst, activeRoomId],
  );
}
