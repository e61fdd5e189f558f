import type { MessageWindow } from '@confab/client';
import type { Message } from '@confab/shared';

/** How many messages a room holds while it is on screen. */
export const MOST_HELD = 400;
/** How many it keeps once nobody looks at it. */
export const KEPT_MESSAGES = 150;

/** A page as `messages.list` answers it. */
interface HistoryPage {
  items: Message[];
  hasBefore: boolean;
  hasAfter: boolean;
}

/** Whether a number lies in the held stretch, or where the room has nothing before or after it. */
export function covers({ messages, hasBefore, hasAfter }: MessageWindow, seq: number): boolean {
  const first = messages[0]?.seq ?? seq;
  const last = messages.at(-1)?.seq ?? seq;
  return (first <= seq || !hasBefore) && (last >= seq || !hasAfter);
}

/** A window over one page alone. */
export function windowOf({ items, hasBefore, hasAfter }: HistoryPage): MessageWindow {
  return { messages: items, hasBefore, hasAfter };
}

/** Puts a page of older messages before the held ones; what is then too much goes at the other end. */
export function prependPage(held: MessageWindow, page: HistoryPage): MessageWindow {
  const first = held.messages[0];
  const older = first ? page.items.filter((message) => message.seq < first.seq) : page.items;
  return keepOldest({ ...held, messages: [...older, ...held.messages], hasBefore: page.hasBefore }, MOST_HELD);
}

/** Puts a page of newer messages after the held ones; what is then too much goes at the other end. */
export function appendPage(held: MessageWindow, page: HistoryPage): MessageWindow {
  const last = held.messages.at(-1);
  const later = last ? page.items.filter((message) => message.seq > last.seq) : page.items;
  return keepNewest({ ...held, messages: [...held.messages, ...later], hasAfter: page.hasAfter }, MOST_HELD);
}

/** Lets go of the newest messages beyond so many; they are loaded again on the way back to them. */
export function keepOldest(held: MessageWindow, most: number): MessageWindow {
  if (held.messages.length <= most) return held;
  return { ...held, messages: held.messages.slice(0, most), hasAfter: true };
}

/** Lets go of the oldest messages beyond so many; they are loaded again when somebody scrolls there. */
export function keepNewest(held: MessageWindow, most: number): MessageWindow {
  if (held.messages.length <= most) return held;
  return { ...held, messages: held.messages.slice(-most), hasBefore: true };
}
