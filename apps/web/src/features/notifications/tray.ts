import type { Id } from '@confab/shared';

/** What stands in a notification, and where it leads. */
export interface Notice {
  messageId: Id;
  roomId: Id;
  /** Its number, if it is read with the room; null: it is in a thread. */
  seq: number | null;
  title: string;
  text: string;
  icon: string | null;
}

/** More than this at once would only be in the way. */
const MOST_OPEN = 5;

/** The notifications that are on the desktop. */
export class Tray {
  readonly #open = new Map<Id, { notice: Notice; shown: Notification }>();
  readonly #told = new Set<Id>();
  readonly #onClick: (notice: Notice) => void;

  constructor(onClick: (notice: Notice) => void) {
    this.#onClick = onClick;
  }

  /** Shows a message, once however often it is heard of. */
  show(notice: Notice): void {
    const { messageId, title, text, icon } = notice;
    if (this.#told.has(messageId)) return;
    this.#told.add(messageId);
    const options = { body: text, tag: messageId, silent: true, ...(icon && { icon }) };
    try {
      const shown = new Notification(title, options);
      this.#open.set(messageId, { notice, shown });
      shown.onclick = () => {
        this.#close(messageId);
        this.#onClick(notice);
      };
      shown.onclose = () => this.#open.delete(messageId);
    } catch {
      // Where pages may not show them themselves (Android), their service worker does.
      navigator.serviceWorker
        ?.getRegistration()
        .then((registration) => registration?.showNotification(title, { ...options, data: notice }))
        .catch(() => undefined);
    }
    const oldest = this.#open.keys().next().value;
    if (this.#open.size > MOST_OPEN && oldest !== undefined) this.#close(oldest);
  }

  /** Takes away what was read: all of a room up to a number, or all of it. */
  closeRead(roomId: Id, seq = Number.POSITIVE_INFINITY): void {
    for (const [messageId, { notice }] of this.#open) {
      const isRead = notice.seq === null ? seq === Number.POSITIVE_INFINITY : notice.seq <= seq;
      if (notice.roomId === roomId && isRead) this.#close(messageId);
    }
  }

  closeAll(): void {
    for (const messageId of this.#open.keys()) this.#close(messageId);
    this.#told.clear();
  }

  #close(messageId: Id): void {
    this.#open.get(messageId)?.shown.close();
    this.#open.delete(messageId);
  }
}
