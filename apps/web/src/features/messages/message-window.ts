import { type MessageWindow as History, mergeMessages } from '@confab/client';
import type { Message } from '@confab/shared';

/** Where the numbering of rows begins: far enough for a long way up. */
const FIRST_INDEX = 1_000_000;
/** How many messages a room keeps once nobody looks at it. */
export const KEPT_MESSAGES = 150;

/** The stretch of a room's history that is held, with the place of its first message on the list's own scale. */
export interface MessageWindow extends History {
  /** Falls as older messages are put before the first, so that every row keeps its place. */
  readonly firstIndex: number;
}

/** A page as `messages.list` answers it. */
interface HistoryPage {
  items: Message[];
  hasBefore: boolean;
  hasAfter: boolean;
}

/** A window over one page alone. */
export function windowOf({ items, hasBefore, hasAfter }: HistoryPage): MessageWindow {
  return { messages: items, hasBefore, hasAfter, firstIndex: FIRST_INDEX };
}

/** Puts a page of older messages before the held ones. */
export function prependPage(held: MessageWindow, page: HistoryPage): MessageWindow {
  const first = held.messages[0];
  const older = first ? page.items.filter((message) => message.seq < first.seq) : page.items;
  return {
    ...held,
    messages: [...older, ...held.messages],
    hasBefore: page.hasBefore,
    firstIndex: held.firstIndex - older.length,
  };
}

/** Puts a page of newer messages after the held ones. */
export function appendPage(held: MessageWindow, page: HistoryPage): MessageWindow {
  const last = held.messages.at(-1);
  const later = last ? page.items.filter((message) => message.seq > last.seq) : page.items;
  return { ...held, messages: [...held.messages, ...later], hasAfter: page.hasAfter };
}

/** Changes what is held, and finds the place of the first message again. */
export function changeWindow(held: MessageWindow, update: (history: History) => History): MessageWindow {
  const next = update(held);
  if (next === held || next.messages === held.messages) return held;
  const first = held.messages[0];
  const moved = first ? next.messages.findIndex((message) => message.seq === first.seq) : 0;
  return { ...held, ...next, firstIndex: held.firstIndex - Math.max(moved, 0) };
}

/** Takes in messages from wherever they come; see `mergeMessages` for which and where. */
export function holdMessages(held: MessageWindow, messages: readonly Message[]): MessageWindow {
  return changeWindow(held, (history) => mergeMessages(history, messages));
}

/** Forgets what lies far above, when the room is left: it is loaded again when somebody scrolls there. */
export function trimWindow(held: MessageWindow): MessageWindow {
  const surplus = held.messages.length - KEPT_MESSAGES;
  if (surplus <= 0 || held.hasAfter) return held;
  return {
    messages: held.messages.slice(surplus),
    hasBefore: true,
    hasAfter: false,
    firstIndex: held.firstIndex + surplus,
  };
}
