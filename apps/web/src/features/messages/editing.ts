import type { Message } from '@confab/shared';
import { create } from 'zustand';

interface Editing {
  /** Which message is being edited, and what its text has become; kept while it scrolls out of view. */
  messageId: string | null;
  text: string;
  /** Refused changes, to be shown again with what was typed. */
  begin: (message: Pick<Message, 'id' | 'body'>) => void;
  type: (text: string) => void;
  end: () => void;
}

/** The one message that is being edited, if any. */
export const useEditing = create<Editing>((set) => ({
  messageId: null,
  text: '',
  begin: ({ id, body }) => set({ messageId: id, text: body }),
  type: (text) => set({ text }),
  end: () => set({ messageId: null, text: '' }),
}));
