import { expect, it } from 'vitest';
import { buildChannel, buildDirect, buildRoomMe } from '../../testing/build-room';
import { sidebarSections } from './sidebar-sections';

const teamId = 'c'.repeat(24);
const now = new Date(Date.UTC(2026, 4, 12, 12));
const rooms = [
  buildChannel('zebra', { me: buildRoomMe({ starred: true }) }),
  buildChannel('berlin'),
  buildChannel('athens', { me: buildRoomMe({ unreadCount: 2, mutedUntil: new Date(Date.UTC(2027, 0)) }) }),
  buildChannel('cairo', { me: buildRoomMe({ unreadCount: 1 }) }),
  buildChannel('old', { archivedAt: new Date(Date.UTC(2026, 3, 1)), me: buildRoomMe({ starred: true }) }),
  buildChannel('elsewhere', { teamId: 'd'.repeat(24) }),
  buildDirect('ben'),
];
const base = { rooms, teamId, collapsed: {}, unreadFirst: false, activeRoomId: undefined, now };

function listed(over: Partial<Parameters<typeof sidebarSections>[0]> = {}) {
  return Object.fromEntries(
    sidebarSections({ ...base, ...over }).map(({ name, rooms: shown }) => [
      name,
      shown.map((room) => ('teamId' in room ? room.name : 'ben')),
    ]),
  );
}

it('puts each room into one part, and folds the archive away', () => {
  expect(listed()).toEqual({
    starred: ['zebra'],
    channels: ['athens', 'berlin', 'cairo'],
    direct: ['ben'],
    archived: [],
  });
  expect(sidebarSections(base).at(-1)).toMatchObject({ name: 'archived', isOpen: false, hidden: 1 });
  expect(listed({ collapsed: { archived: false } }).archived).toEqual(['old']);
});

it('lists what is new first for those who want that, muted rooms not among it', () => {
  expect(listed({ unreadFirst: true }).channels).toEqual(['cairo', 'athens', 'berlin']);
});

it('shows of a folded part what is new and where one is', () => {
  const berlin = rooms[1]?.id;
  expect(listed({ collapsed: { channels: true } }).channels).toEqual(['cairo']);
  expect(listed({ collapsed: { channels: true }, activeRoomId: berlin }).channels).toEqual(['berlin', 'cairo']);
});
