import type { Id, Room } from '@confab/shared';
import { useEffect, useRef } from 'react';
import { confab } from '../../shared/api/confab';
import { useWindowFocus } from '../../shared/hooks/use-window-focus';
import { withReadUpTo } from './rooms-cache';
import { followRooms, heldRooms } from './rooms-query';

const GROUP_MS = 1_000;
const waiting = new Map<Id, number>();
const told = new Map<Id, number>();
const timers = new Map<Id, ReturnType<typeof setTimeout>>();
/** Rooms that somebody has made unread and not left since: they stay so. */
const keptUnread = new Set<Id>();
let roomInView: Id | null = null;

/** Whether somebody looks at this room right now, at its end: then its counts are about to be read away. */
export function isInView(roomId: Id): boolean {
  return roomInView === roomId && !keptUnread.has(roomId);
}

async function tell(roomId: Id): Promise<void> {
  const seq = waiting.get(roomId);
  if (seq === undefined) return;
  told.set(roomId, Date.now());
  try {
    await confab.api.rooms.markRead.mutate({ roomId, seq });
    if (waiting.get(roomId) === seq) waiting.delete(roomId);
  } catch {
    // Told again with the next message, or when the connection is back.
  }
}

/** Tells the server up to where a room was read: at once the first time, then at most once a second. */
function markRead(roomId: Id, seq: number): void {
  followRooms((rooms) => withReadUpTo(rooms, roomId, seq));
  waiting.set(roomId, Math.max(waiting.get(roomId) ?? 0, seq));
  if (timers.has(roomId)) return;
  const wait = Math.max(0, (told.get(roomId) ?? 0) + GROUP_MS - Date.now());
  const timer = setTimeout(() => {
    timers.delete(roomId);
    void tell(roomId);
  }, wait);
  timers.set(roomId, timer);
}

/** Makes a room unread again from a message on, until one leaves it and comes back. */
export async function markUnread(roomId: Id, seq: number): Promise<void> {
  keptUnread.add(roomId);
  waiting.delete(roomId);
  await confab.api.rooms.markUnread.mutate({ roomId, seq });
}

/** Marks a room read without going there. */
export function markRoomRead(room: Room): void {
  keptUnread.delete(room.id);
  markRead(room.id, room.lastSeq);
}

/** Marks every room read, where something is unread. */
export function markAllRead(): void {
  for (const room of heldRooms()) if (room.me && room.me.unreadCount > 0) markRoomRead(room);
}

/** Tells again what could not be told before. */
export function tellReadMarksAgain(): void {
  for (const roomId of waiting.keys()) void tell(roomId);
}

/**
 * Marks a room read while somebody looks at it: when it is opened, and then whatever arrives while the list is at its
 * end. What arrives below the part in view stays unread until one goes there.
 */
export function useMarkRead(room: Room | undefined, isAtEnd: boolean): void {
  const hasFocus = useWindowFocus();
  const opened = useRef<Id | null>(null);
  const roomId = room?.id;
  const lastSeq = room?.lastSeq ?? 0;
  const lastReadSeq = room?.me?.lastReadSeq;

  useEffect(() => {
    if (!roomId || !hasFocus || lastReadSeq === undefined || keptUnread.has(roomId)) return;
    const isOpening = opened.current !== roomId;
    if (!isOpening && !isAtEnd) return;
    opened.current = roomId;
    if (lastReadSeq < lastSeq) markRead(roomId, lastSeq);
  }, [roomId, hasFocus, isAtEnd, lastSeq, lastReadSeq]);

  useEffect(() => {
    if (!roomId) return;
    return () => {
      opened.current = null;
      keptUnread.delete(roomId);
    };
  }, [roomId]);

  useEffect(() => {
    roomInView = roomId && hasFocus && isAtEnd ? roomId : null;
    return () => {
      roomInView = null;
    };
  }, [roomId, hasFocus, isAtEnd]);
}
