import { type FeedEventOf, type Id, type Message, TIMES, type UserRef } from '@confab/shared';
import { create } from 'zustand';
import type { FeedHandlers } from '../../realtime/realtime';

type Typists = Readonly<Record<Id, UserRef>>;

interface TypingState {
  rooms: Readonly<Record<Id, Typists>>;
}

/** Who types where, by room and person. */
export const useTypingStore = create<TypingState>(() => ({ rooms: {} }));

const timers = new Map<string, ReturnType<typeof setTimeout>>();

function set(roomId: Id, update: (typists: Typists) => Typists): void {
  useTypingStore.setState(({ rooms }) => ({ rooms: { ...rooms, [roomId]: update(rooms[roomId] ?? {}) } }));
}

function remove(roomId: Id, userId: Id): void {
  const key = `${roomId}:${userId}`;
  clearTimeout(timers.get(key));
  timers.delete(key);
  if (!useTypingStore.getState().rooms[roomId]?.[userId]) return;
  set(roomId, (typists) => Object.fromEntries(Object.entries(typists).filter(([id]) => id !== userId)));
}

function take({ roomId, user, isTyping, threadRootId }: FeedEventOf<'typing'>): void {
  if (threadRootId !== null) return;
  remove(roomId, user.id);
  if (!isTyping) return;
  set(roomId, (typists) => ({ ...typists, [user.id]: user }));
  // The word that it is over may be lost, so nobody types for longer than this without another sign.
  timers.set(
    `${roomId}:${user.id}`,
    setTimeout(() => remove(roomId, user.id), TIMES.typing),
  );
}

function wrote(message: Message | null): void {
  if (message) remove(message.roomId, message.sender.id);
}

/** How the typing line follows what happens: a message ends the typing that led to it. */
export const typingFeed: FeedHandlers = {
  typing: take,
  created: wrote,
  hint: (event) => event.type === 'message' && event.change === 'created' && wrote(event.message),
  ready() {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    useTypingStore.setState({ rooms: {} });
  },
};
