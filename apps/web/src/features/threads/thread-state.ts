import type { Id } from '@confab/shared';
import { create } from 'zustand';

interface ThreadState {
  /** The thread that is open beside its room. */
  open: { roomId: Id; rootId: Id } | null;
  show: (roomId: Id, rootId: Id) => void;
  close: () => void;
}

/** Which thread is open. */
export const useThread = create<ThreadState>((set) => ({
  open: null,
  show: (roomId, rootId) => set({ open: { roomId, rootId } }),
  close: () => set({ open: null }),
}));
