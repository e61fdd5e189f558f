import { create } from 'zustand';

/** The dialogs that can be open in front of the page; one at a time. */
export type DialogName =
  | 'addTeam'
  | 'invite'
  | 'teamMembers'
  | 'teamSettings'
  | 'createChannel'
  | 'newDirect'
  | 'goTo'
  | 'search'
  | 'newGroup'
  | 'threads'
  | 'browse'
  | 'status'
  | 'shortcuts';

interface Dialogs {
  open: DialogName | null;
  /** Whether any has been opened yet. */
  wasOpen: boolean;
  show: (name: DialogName) => void;
  close: () => void;
}

/** Which dialog is open. */
export const useDialogs = create<Dialogs>((set) => ({
  open: null,
  wasOpen: false,
  show: (name) => set({ open: name, wasOpen: true }),
  close: () => set({ open: null }),
}));

/** What the icon of the installed application offers, by the address that it opens. */
const AT_START: readonly DialogName[] = ['newDirect', 'search', 'threads'];

/** Opens the dialog that the address asks for, as soon as there is a page for it. */
export function showAskedDialog(): void {
  const asked = new URLSearchParams(location.search).get('show');
  const name = AT_START.find((known) => known === asked);
  if (name) useDialogs.getState().show(name);
}

const TEAM_KEY = 'confab.lastTeam';
const roomKey = (teamId: string) => `confab.lastRoom.${teamId}`;

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Where somebody was last, so that they come back to it. */
export const lastPlace = {
  team: () => storage()?.getItem(TEAM_KEY) ?? null,
  room: (teamId: string) => storage()?.getItem(roomKey(teamId)) ?? null,
  note(teamSlug: string, teamId: string, roomId: string) {
    storage()?.setItem(TEAM_KEY, teamSlug);
    storage()?.setItem(roomKey(teamId), roomId);
  },
};
