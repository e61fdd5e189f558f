import type { Id } from '@confab/shared';

const CHANNEL = 'confab.view';

interface View {
  tab: string;
  /** The room that somebody looks at there; null: none. */
  roomId: Id | null;
}

function isView(data: unknown): data is View {
  if (typeof data !== 'object' || data === null || !('tab' in data) || !('roomId' in data)) return false;
  return typeof data.tab === 'string' && (typeof data.roomId === 'string' || data.roomId === null);
}

/**
 * What the tabs of one browser know of each other: which rooms are looked at in any of them, and which one tab it is
 * that tells of messages, so that each is told of once.
 */
export class Tabs {
  readonly #tab = Math.random().toString(36).slice(2);
  readonly #others = new Map<string, Id>();
  readonly #channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  readonly #onView: (roomId: Id) => void;
  #roomId: Id | null = null;
  #isTeller = false;

  /** Calls `onView` for each room that somebody begins to look at, here or in another tab. */
  constructor(onView: (roomId: Id) => void) {
    this.#onView = onView;
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!isView(data)) return;
      if (data.roomId === null) this.#others.delete(data.tab);
      else this.#others.set(data.tab, data.roomId);
      if (data.roomId !== null) onView(data.roomId);
    });
    window.addEventListener('pagehide', () => this.look(null));
    this.#takeTurn();
  }

  get isTeller(): boolean {
    return this.#isTeller;
  }

  /** Says what is looked at in this tab. */
  look(roomId: Id | null): void {
    if (roomId === this.#roomId) return;
    this.#roomId = roomId;
    this.#channel?.postMessage({ tab: this.#tab, roomId } satisfies View);
    if (roomId !== null) this.#onView(roomId);
  }

  isInView(roomId: Id): boolean {
    return this.#roomId === roomId || [...this.#others.values()].includes(roomId);
  }

  /** The lock goes to one tab, and to the next when that one is closed. */
  #takeTurn(): void {
    if (!('locks' in navigator)) {
      this.#isTeller = true;
      return;
    }
    navigator.locks
      .request('confab.teller', () => {
        this.#isTeller = true;
        return new Promise(() => undefined);
      })
      .catch(() => undefined);
  }
}
