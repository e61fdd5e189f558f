import { create } from 'zustand';

interface DetailsState {
  /** Whether the details of the room stand beside it; they stay while one goes from room to room. */
  isOpen: boolean;
  open: () => void;
  close: () => void;
}

/** Whether the panel with the details of a room is open. */
export const useDetails = create<DetailsState>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));
