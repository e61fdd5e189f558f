import { type FeedEventOf, type Id, type Message, TIMES, type UserRef } from '@confab/shared';
import { create } from 'zustand';
import type { FeedHandlers } from '../../realtime/realtime';

type Typists = Readonly<Record<Id, UserRef>>;

interface TypingState {
  places: Readonly<Record<Id, Typists>>;
}

/** Who types where, by place and person; a place is a room, or a thread by the id of its root. */
export const useTypingStore = create<TypingState>(() => ({ places: {} }));

const timers = new Map<string, ReturnType<typeof setTimeout>>();

function set(place: Id, update: (typists: Typists) => Typists): void {
  useTypingStore.setState(({ places }) => ({ places: { ...places, [place]: update(places[place] ?? {}) } }));
}

function remove(place: Id, userId: Id): void {
  const key = `${place}:${userId}`;
  clearTimeout(timers.get(key));
  timers.delete(key);
  if (!useTypingStore.getState().places[place]?.[userId]) return;
  set(place, (typists) => Object.fromEntries(Object.entries(typists).filter(([id]) => id !== userId)));
}

function take({ roomId, user, isTyping, threadRootId }: FeedEventOf<'typing'>): void {
  const place = threadRootId ?? roomId;
  remove(place, user.id);
  if (!isTyping) return;
  set(place, (typists) => ({ ...typists, [user.id]: user }));
  // The word that it is over may be lost, so nobody types for longer than this without another sign.
  timers.set(
    `${place}:${user.id}`,
    setTimeout(() => remove(place, user.id), TIMES.typing),
  );
}

function wrote(message: Message | null): void {
  if (message) remove(message.threadRootId ?? message.roomId, message.sender.id);
}

/** How the typing line follows what happens: a message ends the typing that led to it. */
export const typingFeed: FeedHandlers = {
  typing: take,
  created: wrote,
  hint: (event) => event.type === 'message' && event.change === 'created' && wrote(event.message),
  ready() {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    useTypingStore.setState({ places: {} });
  },
};
