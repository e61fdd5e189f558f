import type { Id, Room } from '@confab/shared';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { confab, queryClient } from '../../shared/api/confab';
import { PACE_MS } from '../../shared/hooks/use-paced';
import { PacedUpdates } from './paced-updates';
import type { Rooms } from './rooms-cache';

/** The key under which one's rooms are held. */
export const roomsKey = ['rooms'] as const;

type RoomsUpdate = (rooms: Rooms) => Rooms;

/** What happened while the rooms are being read: the answer may be older. */
const arriving = new Set<RoomsUpdate[]>();

async function fetchRooms(): Promise<Rooms> {
  const arrived: RoomsUpdate[] = [];
  arriving.add(arrived);
  try {
    const rooms = await readRooms();
    return arrived.reduce((after, update) => update(after), rooms);
  } finally {
    arriving.delete(arrived);
  }
}

async function readRooms(): Promise<Rooms> {
  const rooms: Room[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Room[]; nextCursor: string | null } = await confab.api.rooms.list.query({
      limit: 100,
      ...(cursor && { cursor }),
    });
    rooms.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return rooms;
}

/** Every room one is in. */
export function useRooms() {
  return useQuery({ queryKey: roomsKey, queryFn: fetchRooms });
}

/** One of them. */
export function useRoom(roomId: Id) {
  const rooms = useRooms();
  const room = useMemo(() => rooms.data?.find((held) => held.id === roomId), [rooms.data, roomId]);
  return { ...rooms, room };
}

const updates = new PacedUpdates<Rooms>(PACE_MS, (update) => {
  queryClient.setQueryData<Rooms>(roomsKey, (rooms) => rooms && update(rooms));
});

/** The held rooms, outside of components. */
export function heldRooms(): Rooms {
  return updates.after(queryClient.getQueryData<Rooms>(roomsKey) ?? []);
}

/** Changes the held rooms, and those that are on their way. Must be an update that can be made twice. */
export function changeRooms(update: RoomsUpdate): void {
  for (const arrived of arriving) arrived.push(update);
  updates.now(update);
}

/** The same for what may come many times a second: then it is shown together. */
export function followRooms(update: RoomsUpdate): void {
  for (const arrived of arriving) arrived.push(update);
  updates.soon(update);
}

/** The rooms as they were read last, or are being read. */
export function loadedRooms(): Promise<Rooms> {
  return queryClient.ensureQueryData({ queryKey: roomsKey, queryFn: fetchRooms });
}

/** Reads all rooms again. */
export function refetchRooms(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: roomsKey });
}
