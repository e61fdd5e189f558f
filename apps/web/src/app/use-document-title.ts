import { useEffect } from 'react';
import { attentionAnywhere, unreadAnywhere } from '../features/rooms/room-attention';
import type { Rooms } from '../features/rooms/rooms-cache';
import { markFor, titleFor } from './attention-mark';
import { words } from './words';

const NONE: Rooms = [];

/** The title of the window and its mark: where one is, and how much waits for oneself in these rooms. */
export function useDocumentTitle(place: string | null, rooms: Rooms = NONE): void {
  const now = new Date();
  const attention = attentionAnywhere(rooms, now);
  const unread = unreadAnywhere(rooms, now);
  useEffect(() => {
    document.title = titleFor(place, attention, words.app);
  }, [place, attention]);

  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    const href = markFor(attention, unread);
    if (icon && icon.getAttribute('href') !== href) icon.setAttribute('href', href);
  }, [attention, unread]);

  useEffect(() => {
    // Where the page is installed as an application, its icon has a mark of its own.
    if (!('setAppBadge' in navigator)) return;
    navigator.setAppBadge(attention).catch(() => undefined);
  }, [attention]);
}
