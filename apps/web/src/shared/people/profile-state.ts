import type { UserRef } from '@confab/shared';
import { create } from 'zustand';

interface ProfileState {
  /** Whose profile is open; stays while it closes. */
  person: UserRef | null;
  isOpen: boolean;
  open: (person: UserRef) => void;
  close: () => void;
}

/** The profile that is open in front of the page. Anything that shows a person can open it. */
export const useProfile = create<ProfileState>((set) => ({
  person: null,
  isOpen: false,
  open: (person) => set({ person, isOpen: true }),
  close: () => set({ isOpen: false }),
}));
