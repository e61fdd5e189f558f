import type { Message } from '@confab/shared';
import type { RoomChanges, RoomEvent } from './sync-effect.js';

/** A stretch of a room's messages without holes, ordered by `seq`. */
export interface MessageWindow {
  readonly messages: readonly Message[];
  /** Whether the room has older messages than these. */
  readonly hasBefore: boolean;
  /** Whether it has newer ones. */
  readonly hasAfter: boolean;
}

/** Where a message with this `seq` is or belongs. */
function placeOf(messages: readonly Message[], seq: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes in one message: in place of an older state of itself, or new, where the window reaches that far. */
function mergeOne(window: MessageWindow, message: Message): MessageWindow {
  const { messages } = window;
  const place = placeOf(messages, message.seq);
  const held = messages[place];
  if (held?.seq === message.seq) {
    return message.rev > held.rev ? { ...window, messages: messages.with(place, message) } : window;
  }
  const isBeyond = place === messages.length && window.hasAfter;
  const isBefore = place === 0 && window.hasBefore;
  if (message.threadRootId !== null || isBeyond || isBefore) return window;
  return { ...window, messages: messages.toSpliced(place, 0, message) };
}

/** Brings quotations of a changed message up to date. */
function requote(window: MessageWindow, { id, body, deletedAt }: Message): MessageWindow {
  const isStale = ({ replyTo }: Message) =>
    replyTo?.id === id && (replyTo.body !== body || replyTo.deletedAt?.getTime() !== deletedAt?.getTime());
  if (!window.messages.some(isStale)) return window;
  const messages = window.messages.map((message) =>
    message.replyTo && isStale(message) ? { ...message, replyTo: { ...message.replyTo, body, deletedAt } } : message,
  );
  return { ...window, messages };
}

/** Takes in messages from anywhere: each replaces an older state of itself, and a deleted one keeps its place. */
export function mergeMessages(window: MessageWindow, messages: readonly Message[]): MessageWindow {
  return messages.reduce((merged, message) => requote(mergeOne(merged, message), message), window);
}

/** Takes in what the feed tells of the window's room; returns the same window where nothing in it changes. */
export function applyToMessages(window: MessageWindow, news: RoomEvent | RoomChanges): MessageWindow {
  if ('changes' in news) return mergeMessages(window, news.changes.messages);
  const merged = news.message === null ? window : mergeMessages(window, [news.message]);
  if (news.type !== 'message' || news.thread === undefined) return merged;
  const { rootId, ...thread } = news.thread;
  const messages = merged.messages.map((message) => (message.id === rootId ? { ...message, thread } : message));
  return { ...merged, messages };
}
