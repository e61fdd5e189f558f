import { create } from 'zustand';

const KEY = 'confab.notifications';

/** What the browser allows; `unable`: it has no notifications, or not on this page. */
export type Permission = 'default' | 'granted' | 'denied' | 'unable';

interface NotificationState {
  permission: Permission;
  /** Whether one wants them in this browser; allowed is not yet wanted. */
  isWanted: boolean;
  /** Whether one has said not to be asked. */
  isDeclined: boolean;
  /** Asks the browser, which asks the person: only ever after they pressed a button for it. */
  turnOn: () => Promise<Permission>;
  turnOff: () => void;
  decline: () => void;
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function current(): Permission {
  return typeof Notification === 'undefined' || !window.isSecureContext ? 'unable' : Notification.permission;
}

/** The browser takes its time to say what it allows, and would be asked with each message that arrives. */
const HOLDS_MS = 1_000;
let answer = { permission: current(), at: performance.now() };

/** Whether and how one is told of messages in this browser. */
export const useNotifications = create<NotificationState>((set) => ({
  permission: current(),
  isWanted: storage()?.getItem(KEY) !== 'off',
  isDeclined: storage()?.getItem(KEY) !== null,
  async turnOn() {
    const permission = current() === 'default' ? await Notification.requestPermission() : current();
    answer = { permission, at: performance.now() };
    storage()?.setItem(KEY, permission === 'granted' ? 'on' : 'asked');
    set({ permission, isWanted: true, isDeclined: true });
    return permission;
  },
  turnOff() {
    storage()?.setItem(KEY, 'off');
    set({ isWanted: false, isDeclined: true });
  },
  decline() {
    storage()?.setItem(KEY, 'asked');
    set({ isDeclined: true });
  },
}));

/** Whether messages are shown right now. */
export function mayNotify(): boolean {
  if (!useNotifications.getState().isWanted) return false;
  if (performance.now() - answer.at > HOLDS_MS) answer = { permission: current(), at: performance.now() };
  return answer.permission === 'granted';
}
