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
  if ('changes' in news) return withThreads(mergeMessages(window, news.changes.messages), news.changes.messages);
  const merged = news.message === null ? window : mergeMessages(window, [news.message]);
  if (news.type !== 'message' || news.thread === undefined) return merged;
  const { rootId, ...thread } = news.thread;
  // Without replies left there is no thread.
  return withThreads(merged, [{ id: rootId, thread: thread.replyCount > 0 ? thread : null }]);
}

/** Brings the summaries of threads up to date: a reply changes its root's, but not the root's `rev`. */
function withThreads(window: MessageWindow, roots: readonly Pick<Message, 'id' | 'thread'>[]): MessageWindow {
  const threads = new Map(roots.map(({ id, thread }) => [id, thread]));
  const isStale = ({ id, thread }: Message) => threads.has(id) && !isSameThread(thread, threads.get(id) ?? null);
  if (!window.messages.some(isStale)) return window;
  const messages = window.messages.map((message) =>
    isStale(message) ? { ...message, thread: threads.get(message.id) ?? null } : message,
  );
  return { ...window, messages };
}

function isSameThread(one: Message['thread'], other: Message['thread']): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.replyCount === other.replyCount &&
    one.lastReplyAt.getTime() === other.lastReplyAt.getTime() &&
    one.participants.length === other.participants.length &&
    one.participants.every(({ id }, place) => id === other.participants[place]?.id)
  );
}
