import type { Room } from '@confab/shared';
import { hasUnread } from './room-attention';
import { isChannel } from './room-names';
import type { Rooms } from './rooms-cache';
import { channelsOf, conversationsOf } from './sort-rooms';

/** The parts of the sidebar, from above. */
export const SECTIONS = ['starred', 'channels', 'direct', 'archived'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** One part of the sidebar. */
export interface SidebarSection {
  name: SectionName;
  isOpen: boolean;
  /** What is listed of it: folded away, only what is new, and where one is. */
  rooms: readonly Room[];
  /** How many are folded away. */
  hidden: number;
}

interface SectionsInput {
  rooms: Rooms;
  teamId: string | undefined;
  collapsed: Readonly<Partial<Record<SectionName, boolean>>>;
  unreadFirst: boolean;
  activeRoomId: string | undefined;
  now: Date;
}

function sectionOf(room: Room): SectionName {
  if (room.archivedAt) return 'archived';
  if (room.me?.starred) return 'starred';
  return isChannel(room) ? 'channels' : 'direct';
}

/** What is archived is out of the way until somebody asks for it. */
export function isFolded(collapsed: SectionsInput['collapsed'], name: SectionName): boolean {
  return collapsed[name] ?? name === 'archived';
}

/** The rooms of a team and one's conversations, in the parts and the order in which the sidebar lists them. */
export function sidebarSections(input: SectionsInput): SidebarSection[] {
  const { rooms, teamId, collapsed, unreadFirst, activeRoomId, now } = input;
  const listed: readonly Room[] = [...channelsOf(rooms, teamId), ...conversationsOf(rooms)];
  return SECTIONS.map((name) => {
    const mine = listed.filter((room) => sectionOf(room) === name);
    const isNew = new Set(mine.filter((room) => hasUnread(room, now)));
    const sorted = unreadFirst ? [...isNew, ...mine.filter((room) => !isNew.has(room))] : mine;
    const isOpen = !isFolded(collapsed, name);
    const shown = isOpen ? sorted : sorted.filter((room) => isNew.has(room) || room.id === activeRoomId);
    return { name, isOpen, rooms: shown, hidden: sorted.length - shown.length };
  });
}
