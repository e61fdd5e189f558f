import type { Id, Message } from '@confab/shared';
import { create } from 'zustand';

interface ReplyState {
  /** The message that is being answered, by room. */
  answered: Readonly<Record<Id, Message>>;
  answer: (message: Message) => void;
  clear: (roomId: Id) => void;
}

/** What the next message of each room answers. */
export const useReply = create<ReplyState>((set) => ({
  answered: {},
  answer: (message) => set(({ answered }) => ({ answered: { ...answered, [message.roomId]: message } })),
  clear: (roomId) =>
    set(({ answered }) => {
      const { [roomId]: _, ...rest } = answered;
      return { answered: rest };
    }),
}));
