import type { Id } from '@confab/shared';
import { create } from 'zustand';

interface Reacting {
  /** The message to which a reaction is being chosen: among the usual ones, or among all. */
  open: { messageId: Id; choice: 'usual' | 'all' } | null;
  show: (messageId: Id, choice: 'usual' | 'all') => void;
  close: () => void;
}

/** Where a reaction is being chosen; one at a time. */
export const useReacting = create<Reacting>((set) => ({
  open: null,
  show: (messageId, choice) => set({ open: { messageId, choice } }),
  close: () => set({ open: null }),
}));
